import { stageOf } from './account.ts';
import type { Balance, Journal } from './journal.ts';
import { sumsOf } from './sums.ts';

/** Of what orders of a channel and currency took so far, the share that was or is to be paid out, 0 to 1. */
export type NetShare = (channel: string, currency: string) => number;

/** The rest of what orders took went for fees and debts. Without orders it is 1. */
export function netShares(journal: Journal): NetShare {
  const sums = sumsOf(() => ({ paid: 0, kept: 0 }));
  const add = (channel: string, currency: string, balances: Readonly<Record<string, Balance>>): void => {
    const sum = sums.of(channel, currency);
    for (const account in balances) {
      const stage = stageOf(account);
      const amount = balances[account]![0];
      if (account === 'credited' || stage === 'payout' || stage === 'account') sum.paid += amount;
      else if (account === 'fee' || account === 'netted') sum.kept += amount;
    }
  };
  for (const { id, balances } of journal.all()) add(id.channel, id.currency, balances);
  for (const { channel, currency, balances } of journal.archive()) add(channel, currency, balances);
  return (channel, currency) => {
    const { paid, kept } = sums.of(channel, currency);
    return paid > 0 ? Math.min(1, paid / (paid + Math.max(0, kept))) : 1;
  };
}
