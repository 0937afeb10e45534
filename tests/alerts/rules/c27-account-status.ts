import { blockedStories } from './blockedstory.ts';
import { returnStories } from './returnstory.ts';

export const c27Stories = [
  ...returnStories('account_status', 'account_dormant', 'name_mismatch'),
  ...blockedStories('PayoutsBlockedByAccountState', 'account_status', 'account_closed'),
];
