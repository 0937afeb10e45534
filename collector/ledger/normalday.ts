import { addDays } from '../time/date.ts';
import type { Ledger } from './ledger.ts';

const days = 7;

/**
 * Captured less returned on a normal clearing day of a channel, minor units: the median of the last seven that closed, so
 * that neither a holiday nor an incident moves it. 0 before the first day has closed.
 */
export function normalDay(ledger: Ledger, channel: string, currency: string, now: number): number {
  const open = ledger.foundation.business.clearingDay(channel, now);
  const amounts: number[] = [];
  for (let back = 1; back <= days; back++) {
    const claim = ledger.money.receivables.of(channel, addDays(open, -back), currency);
    if (claim !== undefined) amounts.push(claim.captured - claim.returned);
  }
  amounts.sort((a, b) => a - b);
  return amounts[Math.floor(amounts.length / 2)] ?? 0;
}
