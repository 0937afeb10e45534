import type { Part, Row } from './part.ts';

/** A label and its closed set of values. */
export interface Dimension {
  readonly label: string;
  readonly values: readonly string[];
}

/**
 * A counter over closed label sets, kept with the ledger: a restart is invisible to `rate()`. Every combination
 * exists from the start at 0, so its number of series is known before it counts anything.
 */
export interface Tally extends Part {
  readonly dimensions: readonly Dimension[];
  readonly cells: number;
  /** Adds to the cell of these label values; a value outside the set counts as `other`, if the set has one. */
  add(amount: number, ...labels: string[]): void;
  get(...labels: string[]): number;
  /** Calls back with every cell and its label values, in a fixed order. */
  each(visit: (labels: readonly string[], value: number) => void): void;
}

const separator = '\t';

export function tally(space: string, ...dimensions: Dimension[]): Tally {
  const lookups = dimensions.map((d) => new Map(d.values.map((v, i) => [v, i])));
  const strides: number[] = [];
  let cells = 1;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    strides[d] = cells;
    cells *= dimensions[d]!.values.length;
  }
  const values = new Float64Array(cells);
  const dirty = new Set<number>();

  function indexOf(labels: readonly string[]): number {
    let index = 0;
    for (let d = 0; d < dimensions.length; d++) {
      const lookup = lookups[d]!;
      const position = lookup.get(labels[d] as string) ?? lookup.get('other');
      if (position === undefined)
        throw new Error(`${space}: ${dimensions[d]!.label} has no value ${labels[d]}`);
      index += position * strides[d]!;
    }
    return index;
  }

  function labelsOf(index: number): string[] {
    return dimensions.map((d, i) => d.values[Math.floor(index / strides[i]!) % d.values.length] as string);
  }

  return {
    space,
    dimensions,
    cells,
    add(amount, ...labels) {
      const index = indexOf(labels);
      values[index]! += amount;
      dirty.add(index);
    },
    get: (...labels) => values[indexOf(labels)]!,
    each(visit) {
      for (let i = 0; i < cells; i++) visit(labelsOf(i), values[i]!);
    },
    load(key, value) {
      const labels = dimensions.length === 0 ? [] : key.split(separator);
      const known = labels.length === dimensions.length && labels.every((v, d) => lookups[d]!.has(v));
      if (known) values[indexOf(labels)] = Number(value);
    },
    drain(out: Row[]) {
      for (const index of dirty)
        out.push({ space, key: labelsOf(index).join(separator), value: String(values[index]) });
      dirty.clear();
    },
  };
}
