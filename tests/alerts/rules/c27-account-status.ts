import { heldStory } from './heldstory.ts';
import { returnStories } from './returnstory.ts';

export const c27Stories = [
  ...returnStories('account_status', 'account_dormant', 'name_mismatch'),
  heldStory({
    alert: 'PayoutsBlockedByAccountState',
    severity: 'urgent',
    stage: 'payout',
    cause: 'account_status',
    scope: 'all',
    share: 0.01,
    floor: 2000,
  }),
];
