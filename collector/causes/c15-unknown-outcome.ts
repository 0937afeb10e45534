import type { Cause } from './cause.ts';

/** Nobody knows whether the cardholder paid, for longer than the channel's normal wait. */
export const unknownOutcome: Cause = {
  id: 'C15',
  label: 'unknown_outcome',
  names: { en: 'Outcome of the transaction unknown', zh: '交易结果未知' },
  kind: 'alert',
  team: 'sre',
  stages: ['switch'],
  holds({ account, sales, cell, now, ledger }) {
    if (account !== 'switch.unknown') return undefined;
    const patience = ledger.foundation.business.channel(cell.channel)?.unknownAfterSeconds ?? 0;
    return sales?.olderThan(patience * 1000, now);
  },
};
