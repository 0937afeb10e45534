import type { Cause } from './cause.ts';

/** Wrong amount or method at the counter; counted as voids and refunds. */
export const merchantError: Cause = {
  id: 'C38',
  label: 'merchant_error',
  names: { en: 'Merchant operating error', zh: '商户操作失误' },
  kind: 'count-only',
  team: 'merchant_ops',
  stages: [],
};
