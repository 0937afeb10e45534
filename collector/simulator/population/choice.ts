import type { Share } from '../profiles/profile.ts';

/** Index chosen by cumulated shares for a uniform draw; shares need not sum to one. */
export function chooser(shares: readonly Share[]): (unit: number) => number {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const cumulated: number[] = [];
  let sum = 0;
  for (const [, share] of shares) {
    sum += share / total;
    cumulated.push(sum);
  }
  const last = cumulated.length - 1;
  return (unit) => {
    let index = 0;
    while (index < last && unit >= cumulated[index]!) index += 1;
    return index;
  };
}

/** Weighted choice among many in constant time (alias method); `items` are what is returned. */
export interface Alias {
  readonly size: number;
  pick(unitA: number, unitB: number): number;
}

export function aliasTable(items: Int32Array, weights: Float64Array): Alias {
  const size = items.length;
  const threshold = new Float32Array(size);
  const other = new Int32Array(size);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => (weight * size) / total);
  const small: number[] = [];
  const large: number[] = [];
  for (let n = 0; n < size; n += 1) (scaled[n]! < 1 ? small : large).push(n);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large[large.length - 1]!;
    threshold[less] = scaled[less]!;
    other[less] = more;
    scaled[more] = scaled[more]! + scaled[less]! - 1;
    if (scaled[more]! < 1) {
      large.pop();
      small.push(more);
    }
  }
  for (const n of [...small, ...large]) {
    threshold[n] = 1;
    other[n] = n;
  }
  return {
    size,
    pick(unitA, unitB) {
      const slot = Math.floor(unitA * size);
      return items[unitB < threshold[slot]! ? slot : other[slot]!]!;
    },
  };
}
