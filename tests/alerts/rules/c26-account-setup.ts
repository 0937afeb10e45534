import { heldStory } from './heldstory.ts';
import { returnStories } from './returnstory.ts';

export const c26Stories = [
  ...returnStories('account_setup', 'name_mismatch', 'account_closed'),
  heldStory({
    alert: 'PayoutsBlockedByAccountData',
    severity: 'urgent',
    stage: 'payout',
    cause: 'account_setup',
    scope: 'all',
    share: 0.01,
    floor: 2000,
  }),
];
