import { heldStory } from './heldstory.ts';

export const c22Stories = [
  heldStory({
    alert: 'LargePayoutsDeferred',
    severity: 'urgent',
    stage: 'payout',
    cause: 'large_amount',
    scope: 'all',
    share: 0.01,
    floor: 50_000,
  }),
];
