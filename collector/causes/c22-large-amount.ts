import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

/** A payout above the ceiling of its rail or bank. */
export const largeAmount: Cause = {
  id: 'C22',
  label: 'large_amount',
  names: { en: 'Large amount deferred', zh: '大额延迟' },
  kind: 'alert',
  team: 'treasury',
  stages: ['payout'],
  holds: cameBackFor('amount_limit'),
};
