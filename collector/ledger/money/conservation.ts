import type { Balance, Journal } from './journal.ts';
import { sumsOf } from './sums.ts';

/** How far the books of one channel and currency are from balance. Minor units, 0 when they are sound. */
export interface Difference {
  readonly channel: string;
  readonly currency: string;
  /** Sum over cells of what their accounts do not cancel. */
  readonly cells: number;
  /** What cells say came in against what was counted as it came. */
  readonly entered: number;
}

/** Holds the journal against itself: every cell and the archive must cancel, and `sales` be what ever entered. */
export function differences(
  journal: Journal,
  channels: readonly string[],
  currencies: readonly string[],
): readonly Difference[] {
  const sums = sumsOf(() => ({ cells: 0, sales: 0 }));
  const add = (channel: string, currency: string, balances: Readonly<Record<string, Balance>>): void => {
    const sum = sums.of(channel, currency);
    let total = 0;
    for (const account in balances) total += balances[account]![0];
    sum.cells += Math.abs(total);
    sum.sales -= balances.sales?.[0] ?? 0;
  };
  for (const { id, balances } of journal.all()) add(id.channel, id.currency, balances);
  for (const { channel, currency, balances } of journal.archive()) add(channel, currency, balances);
  return channels.flatMap((channel) =>
    currencies.map((currency) => {
      const { cells, sales } = sums.of(channel, currency);
      return { channel, currency, cells, entered: Math.abs(journal.entered(channel, currency) - sales) };
    }),
  );
}
