import { column } from '../../state/column.ts';
import { DAY_MS } from '../../time/timeofday.ts';
import type { Foundation } from '../book.ts';
import { type Counts, counts } from '../counts.ts';

/** Age of a batch since its first sale, cumulative: one open for three days is in the first two. */
export const batchAgeBands = ['1d', '2d', '7d'] as const;
const bandDays = [1, 2, 7] as const;

/**
 * A terminal's batch is open from its first approved card sale until a settlement the host could answer. One batch
 * per terminal: it sends its 0500 for domestic and foreign cards one after the other and then begins anew.
 */
export interface OpenBatches {
  /** `terminal` is its number, `at` epoch ms. */
  sold(terminal: number, at: number): void;
  settled(terminal: number, at: number): void;
  /** age_band: batches open for at least that long. */
  overdue(now: number): Counts;
}

/**
 * Three numbers a terminal, epoch seconds. Open means that a sale is newer than the last settlement, so it is right
 * in whatever order they arrive; only the age is too small where a settlement comes later than sales after it.
 * Sales are lazy: a crash forgets at most those of the last checkpoint interval, and the next sale opens the batch.
 */
export function openBatches({ space }: Foundation): OpenBatches {
  const openedAt = space.register(column('batches.opened', 'u32', { lazy: true }));
  const soldAt = space.register(column('batches.sold', 'u32', { lazy: true }));
  const settledAt = space.register(column('batches.settled', 'u32'));

  return {
    sold(terminal, at) {
      const seconds = Math.floor(at / 1000);
      if (seconds > soldAt.get(terminal)) soldAt.set(terminal, seconds);
      const closed = settledAt.get(terminal);
      const opened = openedAt.get(terminal);
      if (seconds > closed && (opened <= closed || seconds < opened)) openedAt.set(terminal, seconds);
    },
    settled(terminal, at) {
      const seconds = Math.floor(at / 1000);
      if (seconds > settledAt.get(terminal)) settledAt.set(terminal, seconds);
    },
    overdue(now) {
      const overdue = counts({ label: 'age_band', values: batchAgeBands });
      const limits = bandDays.map((days) => Math.floor((now - days * DAY_MS) / 1000));
      const found = new Int32Array(limits.length);
      const columns: Batches = {
        opened: openedAt.values() as Uint32Array,
        sold: soldAt.values() as Uint32Array,
        settled: settledAt.values() as Uint32Array,
      };
      // Span by span, so that the loop is compiled once and not thrown away at its end.
      const { length } = columns.sold;
      for (let from = 0; from < length; from += span)
        findOverdue(columns, from, Math.min(length, from + span), limits, found);
      found.forEach((number, band) => {
        overdue.addAt(number, band);
      });
      return overdue;
    },
  };
}

interface Batches {
  readonly opened: Uint32Array;
  readonly sold: Uint32Array;
  readonly settled: Uint32Array;
}

const span = 4096;

function findOverdue(
  { opened, sold, settled }: Batches,
  from: number,
  to: number,
  limits: readonly number[],
  found: Int32Array,
): void {
  const latest = limits[0]!;
  for (let n = from; n < to; n++) {
    // A column is as long as what was ever set in it: beyond its end nobody sold first, or settled.
    const first = n < opened.length ? opened[n]! : 0;
    if (first > latest) continue;
    const last = sold[n]!;
    const closed = n < settled.length ? settled[n]! : 0;
    if (last <= closed) continue;
    const since = first > closed ? first : last;
    for (let band = 0; band < limits.length && since <= limits[band]!; band++) found[band]! += 1;
  }
}
