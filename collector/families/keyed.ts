import type { Metric } from './family.ts';
import { majorUnits } from './money.ts';

/** A reading and the label values it belongs to. */
export type Entry = readonly [labels: readonly string[], value: number];

const keyOf = (labels: readonly string[]): string => labels.join('|');

/**
 * A gauge over listed series, read as entries that add up per series. An entry outside the list goes to `otherwise`,
 * which must be one of them: a reading is never dropped. With `currency` as the last label, amounts are minor units.
 */
export function keyed(
  name: string,
  help: string,
  labels: readonly string[],
  series: readonly (readonly string[])[],
  entries: (now: number) => Iterable<Entry>,
  otherwise?: (labels: readonly string[]) => readonly string[],
): Metric {
  const index = new Map(series.map((values, i) => [keyOf(values), i]));
  const units = series.map((values) => (labels.at(-1) === 'currency' ? majorUnits(values.at(-1)!) : 1));
  return {
    name,
    help,
    type: 'gauge',
    labels,
    series,
    read(now) {
      const values = new Array<number>(series.length).fill(0);
      for (const [at, value] of entries(now)) {
        const i = index.get(keyOf(at)) ?? (otherwise && index.get(keyOf(otherwise(at))));
        if (i === undefined) throw new Error(`${name} has no series ${keyOf(at)}`);
        values[i]! += value;
      }
      return values.map((value, i) => value / units[i]!);
    },
  };
}
