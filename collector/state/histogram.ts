import { cells } from './cells.ts';
import type { Part, Row } from './part.ts';
import type { Dimension } from './tally.ts';

/** What was observed of one series: counts per bucket, not cumulated, the last one for +Inf; sum in the metric's unit. */
export interface Observed {
  readonly counts: readonly number[];
  readonly sum: number;
}

export interface Scale {
  /** Upper bounds in the metric's unit, ascending, without +Inf. */
  readonly bounds: readonly number[];
  /** Integer units in one metric unit: 1000 when milliseconds are observed and seconds exported. */
  readonly perUnit: number;
}

/**
 * A distribution per combination of closed labels, kept with the ledger as tallies are. The sum is kept in integer
 * units, so the order of observations cannot change its last digits.
 */
export interface Histogram extends Part {
  readonly dimensions: readonly Dimension[];
  readonly bounds: readonly number[];
  /** Counts one value, in integer units; a fraction is rounded. A label outside its set counts as `other`, if there is one. */
  observe(value: number, ...labels: string[]): void;
  get(...labels: string[]): Observed;
  /** Every series in a fixed order, the last label fastest: the order in which `each` of a tally visits. */
  read(): Observed[];
  /** Label values of every series, in the order of `read`. */
  series(): string[][];
}

interface Stored {
  readonly sum: number;
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
}

const separator = '\t';

export function histogram(space: string, scale: Scale, ...dimensions: Dimension[]): Histogram {
  const { bounds, perUnit } = scale;
  const index = cells(space, dimensions);
  const width = bounds.length + 1;
  // Values are integers, so the limits may be: 0.29 * 100 must not miss 29 by a rounding error.
  const unitsOf = (bound: number): number => Math.floor(bound * perUnit + 1e-6);
  const limits = bounds.map(unitsOf);
  const counts = new Float64Array(index.count * width);
  const sums = new Float64Array(index.count);
  const dirty = new Set<number>();

  function bucketOf(units: number): number {
    let bucket = 0;
    while (bucket < limits.length && units > limits[bucket]!) bucket++;
    return bucket;
  }

  const countsOf = (cell: number): number[] => Array.from(counts.subarray(cell * width, (cell + 1) * width));
  const observed = (cell: number): Observed => ({ counts: countsOf(cell), sum: sums[cell]! / perUnit });

  return {
    space,
    dimensions,
    bounds,
    observe(value, ...labels) {
      const units = Math.round(value);
      const cell = index.indexOf(labels);
      counts[cell * width + bucketOf(units)]! += 1;
      sums[cell]! += units;
      dirty.add(cell);
    },
    get: (...labels) => observed(index.indexOf(labels)),
    read: () => Array.from({ length: index.count }, (_, cell) => observed(cell)),
    series: () => Array.from({ length: index.count }, (_, cell) => index.labelsOf(cell)),
    load(key, value) {
      const cell = index.find(dimensions.length === 0 ? [] : key.split(separator));
      if (cell === undefined) return;
      const stored = JSON.parse(String(value)) as Stored;
      sums[cell] = stored.sum;
      counts.fill(0, cell * width, (cell + 1) * width);
      // Buckets may have been configured anew: an old count goes to the first bucket that surely holds it.
      stored.counts.forEach((count, old) => {
        const upper = stored.bounds[old] ?? Number.POSITIVE_INFINITY;
        counts[cell * width + bucketOf(unitsOf(upper))]! += count;
      });
    },
    drain(out: Row[]) {
      for (const cell of dirty) {
        const stored: Stored = { sum: sums[cell]!, bounds, counts: countsOf(cell) };
        out.push({ space, key: index.labelsOf(cell).join(separator), value: JSON.stringify(stored) });
      }
      dirty.clear();
    },
  };
}
