import { cells } from '../state/cells.ts';
import type { Dimension } from '../state/tally.ts';

/** Numbers over closed label sets, worked out when asked for; every combination exists, 0 until something is added. */
export interface Counts {
  readonly dimensions: readonly Dimension[];
  /** All combinations, the last label fastest. */
  readonly values: Float64Array;
  get(...labels: string[]): number;
  /** Adds to the combination of these positions in the label sets. */
  addAt(amount: number, ...positions: number[]): void;
}

export function counts(...dimensions: Dimension[]): Counts {
  const index = cells('counts', dimensions);
  const values = new Float64Array(index.count);
  return {
    dimensions,
    values,
    get: (...labels) => values[index.indexOf(labels)]!,
    addAt(amount, ...positions) {
      let at = 0;
      for (let d = 0; d < positions.length; d++) at = at * dimensions[d]!.values.length + positions[d]!;
      values[at]! += amount;
    },
  };
}
