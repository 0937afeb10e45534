import type { Balance } from './cell.ts';
import type { Journal } from './journal.ts';
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

/** Holds the journal against itself, again and again: every cell and the archive must cancel, and `sales` be what ever entered. */
export function auditor(
  journal: Journal,
  channels: readonly string[],
  currencies: readonly string[],
): () => readonly Difference[] {
  const facts = journal.facts(({ balances }) => ({ off: offBy(balances), sales: salesOf(balances) }));
  return () => {
    const sums = sumsOf(() => ({ cells: 0, sales: 0 }));
    const add = (channel: string, currency: string, off: number, sales: number): void => {
      const sum = sums.of(channel, currency);
      sum.cells += off;
      sum.sales -= sales;
    };
    for (const { id, fact } of facts()) add(id.channel, id.currency, fact.off, fact.sales);
    for (const { channel, currency, balances } of journal.archive())
      add(channel, currency, offBy(balances), salesOf(balances));
    return channels.flatMap((channel) =>
      currencies.map((currency) => {
        const { cells, sales } = sums.of(channel, currency);
        const entered = Math.abs(journal.entered(channel, currency) - sales);
        return { channel, currency, cells, entered };
      }),
    );
  };
}

type Balances = Readonly<Record<string, Balance>>;

function offBy(balances: Balances): number {
  let total = 0;
  for (const account in balances) total += balances[account]![0];
  return Math.abs(total);
}

const salesOf = (balances: Balances): number => balances.sales?.[0] ?? 0;
