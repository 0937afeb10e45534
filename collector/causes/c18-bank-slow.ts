import type { Cause } from './cause.ts';

/** A bank should answer an instruction within this. */
const answerMs = 30 * 60_000;

/** Payouts stay with a bank: its oldest unanswered one is older than 30 minutes, or merchants already miss the money. */
export const bankSlow: Cause = {
  id: 'C18',
  label: 'bank_slow',
  names: { en: 'Bank slow', zh: '银行处理缓慢' },
  kind: 'alert',
  team: 'channel_ops',
  stages: ['payout'],
  holds({ account, detail, cell, now, ledger }) {
    if (account !== 'payout.instructed' && account !== 'payout.accepted') return undefined;
    const oldest = ledger.money.banks.oldestUnanswered(detail);
    const stalled = oldest !== 0 && now - oldest > answerMs;
    return stalled || now >= ledger.money.deadlines.perceived(cell) ? 'all' : undefined;
  },
};
