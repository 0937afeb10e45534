import type { Cause } from './cause.ts';

/** Payouts stay with a bank: it no longer answers in time, or merchants already miss the money. */
export const bankSlow: Cause = {
  id: 'C18',
  label: 'bank_slow',
  names: { en: 'Bank slow', zh: '银行处理缓慢' },
  kind: 'alert',
  team: 'channel_ops',
  stages: ['payout'],
  holds({ account, detail, cell, now, ledger }) {
    if (account !== 'payout.instructed' && account !== 'payout.accepted') return undefined;
    if (now >= ledger.money.deadlines.perceived(cell)) return 'all';
    return ledger.money.banks.isSlow(detail, now) ? 'all' : undefined;
  },
};
