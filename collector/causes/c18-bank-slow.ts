import type { Cause } from './cause.ts';

/** A bank should answer an instruction within this. */
const answerMs = 30 * 60_000;
/** One lost answer is not a slow bank: so much of what it has not answered must be older than that. */
const slowShare = 0.1;

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
    return ledger.money.banks.unansweredFor(detail, answerMs, now) >= slowShare ? 'all' : undefined;
  },
};
