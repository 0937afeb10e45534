import type { Cause } from './cause.ts';

/** Automatic reversals rise: the cardholder gets the money back, the merchant thinks that the sale stands. */
export const reversal: Cause = {
  id: 'C33',
  label: 'reversal',
  names: { en: 'Transactions reversed', zh: '交易被冲正' },
  kind: 'alert',
  team: 'sre',
  stages: [],
};
