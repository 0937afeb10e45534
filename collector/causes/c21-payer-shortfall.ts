import type { Cause } from './cause.ts';

/** The account payouts are paid from does not hold what is to be paid. */
export const payerShortfall: Cause = {
  id: 'C21',
  label: 'payer_shortfall',
  names: { en: 'Payer account short', zh: '出款账户余额不足' },
  kind: 'alert',
  team: 'treasury',
  stages: ['payout'],
  holds({ account, detail, cell, now, ledger }) {
    if (account === 'payout.failed' || account === 'payout.returned')
      return detail === 'payer_insufficient_funds' || detail === 'payer_restricted' ? 'all' : undefined;
    if (account !== 'payout.ordered' || now < ledger.money.deadlines.instruct(cell)) return undefined;
    return ledger.payer.isShort(
      ledger.money.journal.total('payout.ordered', cell.currency),
      cell.currency,
      now,
    )
      ? 'all'
      : undefined;
  },
};
