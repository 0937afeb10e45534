import { stageOf } from './account.ts';
import type { Balance, Journal } from './journal.ts';

/**
 * Of what orders took so far, the share that was or is to be paid out: the rest went for fees and debts. By
 * `channel|currency`, 0 to 1; a channel without orders is missing.
 */
export function netShares(journal: Journal): ReadonlyMap<string, number> {
  const sums = new Map<string, { paid: number; kept: number }>();
  const add = (key: string, balances: Readonly<Record<string, Balance>>): void => {
    const sum = sums.get(key) ?? { paid: 0, kept: 0 };
    sums.set(key, sum);
    for (const account in balances) {
      const stage = stageOf(account);
      const amount = balances[account]![0];
      if (account === 'credited' || stage === 'payout' || stage === 'account') sum.paid += amount;
      else if (account === 'fee' || account === 'netted') sum.kept += amount;
    }
  };
  for (const { id, balances } of journal.all()) add(`${id.channel}|${id.currency}`, balances);
  for (const { channel, currency, balances } of journal.archive()) add(`${channel}|${currency}`, balances);
  const shares = new Map<string, number>();
  for (const [key, { paid, kept }] of sums)
    if (paid > 0) shares.set(key, Math.min(1, paid / (paid + Math.max(0, kept))));
  return shares;
}
