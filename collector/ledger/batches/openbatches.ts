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
      const [opened, sold, settled] = [openedAt.values(), soldAt.values(), settledAt.values()];
      const found = new Int32Array(limits.length);
      // Beyond the end of the column of sales nobody sold, beyond that of settlements nobody settled.
      for (let n = 0; n < sold.length; n++) {
        const last = sold[n]!;
        const closed = n < settled.length ? settled[n]! : 0;
        if (last <= closed) continue;
        const first = opened[n]! > closed ? opened[n]! : last;
        for (let band = 0; band < limits.length && first <= limits[band]!; band++) found[band]! += 1;
      }
      found.forEach((number, band) => {
        overdue.addAt(number, band);
      });
      return overdue;
    },
  };
}
