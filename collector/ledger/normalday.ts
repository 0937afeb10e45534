import { addDays } from '../time/date.ts';
import type { Ledger } from './ledger.ts';

const days = 7;
const minorPerMajor = 100;

/**
 * Captured less returned on a normal clearing day of a channel, minor units: the median of the last seven that closed, so
 * that neither a holiday nor an incident moves it. Before the first day has closed, what the configuration says.
 */
export function normalDay(ledger: Ledger, channel: string, currency: string, now: number): number {
  const open = ledger.foundation.business.clearingDay(channel, now);
  const amounts: number[] = [];
  for (let back = 1; back <= days; back++) {
    const claim = ledger.money.receivables.of(channel, addDays(open, -back), currency);
    if (claim !== undefined) amounts.push(claim.captured - claim.returned);
  }
  amounts.sort((a, b) => a - b);
  return amounts[Math.floor(amounts.length / 2)] ?? configured(ledger, channel, currency);
}

/** `fallbackDayAmount` in minor units; 0 in currencies it does not speak of. */
function configured({ foundation: { config } }: Ledger, channel: string, currency: string): number {
  if (currency !== config.acquirer.currencies[0]) return 0;
  const amount = config.channels.find(({ id }) => id === channel)?.fallbackDayAmount ?? 0;
  return Math.round(amount * minorPerMajor);
}
