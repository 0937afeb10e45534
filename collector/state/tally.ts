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
  /** The values alone, in the same order. They are live: copy what has to stay. */
  values(): Float64Array;
}

const separator = '\t';
const mostDimensions = 4;

export function tally(space: string, ...dimensions: Dimension[]): Tally {
  if (dimensions.length > mostDimensions) throw new Error(`${space}: more than ${mostDimensions} labels`);
  const lookups = dimensions.map((d) => new Map(d.values.map((v, i) => [v, i])));
  const strides: number[] = [];
  let cells = 1;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    strides[d] = cells;
    cells *= dimensions[d]!.values.length;
  }
  const values = new Float64Array(cells);
  // Several cells change with every event: flags, and the cells whose flag is set, in the order they changed.
  const changed = new Uint8Array(cells);
  let dirty: number[] = [];

  function offsetOf(d: number, value: string): number {
    const lookup = lookups[d]!;
    const position = lookup.get(value) ?? lookup.get('other');
    if (position === undefined) throw new Error(`${space}: ${dimensions[d]!.label} has no value ${value}`);
    return position * strides[d]!;
  }

  /** Labels one by one and not as an array: none is made for each of a dozen counts an event. */
  function indexOf(a: string, b: string, c: string, d: string): number {
    const { length } = dimensions;
    let index = length > 0 ? offsetOf(0, a) : 0;
    if (length > 1) index += offsetOf(1, b);
    if (length > 2) index += offsetOf(2, c);
    if (length > 3) index += offsetOf(3, d);
    return index;
  }

  function labelsOf(index: number): string[] {
    return dimensions.map((d, i) => d.values[Math.floor(index / strides[i]!) % d.values.length] as string);
  }

  return {
    space,
    dimensions,
    cells,
    add(amount, a = '', b = '', c = '', d = '') {
      const index = indexOf(a, b, c, d);
      values[index]! += amount;
      if (changed[index] === 1) return;
      changed[index] = 1;
      dirty.push(index);
    },
    get: (a = '', b = '', c = '', d = '') => values[indexOf(a, b, c, d)]!,
    each(visit) {
      for (let i = 0; i < cells; i++) visit(labelsOf(i), values[i]!);
    },
    values: () => values,
    load(key, value) {
      const labels = dimensions.length === 0 ? [] : key.split(separator);
      const known = labels.length === dimensions.length && labels.every((v, d) => lookups[d]!.has(v));
      const [a = '', b = '', c = '', d = ''] = labels;
      if (known) values[indexOf(a, b, c, d)] = Number(value);
    },
    drain(out: Row[]) {
      for (const index of dirty)
        out.push({ space, key: labelsOf(index).join(separator), value: String(values[index]) });
      for (const index of dirty) changed[index] = 0;
      dirty = [];
    },
  };
}
