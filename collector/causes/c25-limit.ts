import type { Cause } from './cause.ts';

/** A limit holds an order back. */
export const limit: Cause = {
  id: 'C25',
  label: 'limit',
  names: { en: 'Limit reached or changed', zh: '限额触发或调整' },
  kind: 'alert',
  team: 'risk_ops',
  stages: ['account'],
  holds: ({ account, detail }) => (account === 'account.held' && detail === 'limit' ? 'all' : undefined),
};
