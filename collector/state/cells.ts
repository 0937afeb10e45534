import type { Dimension } from './tally.ts';

/** Numbers the combinations of closed label sets: 0 … count-1, the last label fastest. */
export interface Cells {
  readonly count: number;
  /** Throws for a value outside a set that has no `other`: callers pass vocabulary values only. */
  indexOf(labels: readonly string[]): number;
  labelsOf(index: number): string[];
  /** Undefined when the labels are no longer in the sets: the configuration has changed since they were stored. */
  find(labels: readonly string[]): number | undefined;
}

export function cells(space: string, dimensions: readonly Dimension[]): Cells {
  const lookups = dimensions.map((d) => new Map(d.values.map((value, i) => [value, i])));
  const strides: number[] = new Array(dimensions.length).fill(1);
  let count = 1;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    strides[d] = count;
    count *= dimensions[d]!.values.length;
  }

  return {
    count,
    indexOf(labels) {
      let index = 0;
      for (let d = 0; d < dimensions.length; d++) {
        const lookup = lookups[d]!;
        const position = lookup.get(labels[d] as string) ?? lookup.get('other');
        if (position === undefined)
          throw new Error(`${space}: ${dimensions[d]!.label} has no value ${labels[d]}`);
        index += position * strides[d]!;
      }
      return index;
    },
    labelsOf: (index) =>
      dimensions.map((d, i) => d.values[Math.floor(index / strides[i]!) % d.values.length] as string),
    find(labels) {
      if (labels.length !== dimensions.length) return undefined;
      let index = 0;
      for (let d = 0; d < dimensions.length; d++) {
        const position = lookups[d]!.get(labels[d] as string);
        if (position === undefined) return undefined;
        index += position * strides[d]!;
      }
      return index;
    },
  };
}
