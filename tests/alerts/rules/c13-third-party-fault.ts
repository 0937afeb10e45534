import { channelStories } from './channelstories.ts';

export const c13Stories = channelStories('Wallet');
