import type { Cause } from './cause.ts';

/** A dispute holds an order back. */
export const dispute: Cause = {
  id: 'C41',
  label: 'dispute',
  names: { en: 'Transaction dispute', zh: '交易纠纷' },
  kind: 'count-only',
  team: 'merchant_ops',
  stages: ['account'],
  holds: ({ account, detail }) =>
    account === 'account.held' && detail === 'dispute_hold' ? 'all' : undefined,
};
