import { stageOf } from './account.ts';
import type { Balance } from './cell.ts';
import type { Journal } from './journal.ts';
import { sumsOf } from './sums.ts';

/** Of what orders of a channel and currency took so far, the share that was or is to be paid out, 0 to 1. */
export type NetShare = (channel: string, currency: string) => number;

/** The rest of what orders took went for fees and debts. Without orders it is 1. Asked again, it is the share of then. */
export function netShares(journal: Journal): () => NetShare {
  const facts = journal.facts(({ balances }) => taken(balances));
  return () => {
    const sums = sumsOf(() => ({ paid: 0, kept: 0 }));
    const add = (channel: string, currency: string, { paid, kept }: Taken): void => {
      const sum = sums.of(channel, currency);
      sum.paid += paid;
      sum.kept += kept;
    };
    for (const { id, fact } of facts()) add(id.channel, id.currency, fact);
    for (const { channel, currency, balances } of journal.archive()) add(channel, currency, taken(balances));
    return (channel, currency) => {
      const { paid, kept } = sums.of(channel, currency);
      return paid > 0 ? Math.min(1, paid / (paid + Math.max(0, kept))) : 1;
    };
  };
}

/** What orders took from a cell, minor units. */
interface Taken {
  readonly paid: number;
  readonly kept: number;
}

function taken(balances: Readonly<Record<string, Balance>>): Taken {
  let paid = 0;
  let kept = 0;
  for (const account in balances) {
    const stage = stageOf(account);
    const amount = balances[account]![0];
    if (account === 'credited' || stage === 'payout' || stage === 'account') paid += amount;
    else if (account === 'fee' || account === 'netted') kept += amount;
  }
  return { paid, kept };
}
