import { blockedStories } from './blockedstory.ts';
import { returnStories } from './returnstory.ts';

export const c26Stories = [
  ...returnStories('account_setup', 'name_mismatch', 'account_closed'),
  ...blockedStories('PayoutsBlockedByAccountData', 'account_setup', 'name_mismatch'),
];
