import { fileStories } from './filestories.ts';

export const c20Stories = fileStories('WalletBill');
