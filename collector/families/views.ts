import type { Histogram } from '../state/histogram.ts';
import type { Dimension, Tally } from '../state/tally.ts';
import type { Metric } from './family.ts';
import { majorUnits } from './money.ts';

/** Label values of every combination, the last label fastest: the order of tallies, histograms and counts. */
export function combinations(dimensions: readonly Dimension[]): string[][] {
  return dimensions.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

const labelsOf = (dimensions: readonly Dimension[]): string[] => dimensions.map((d) => d.label);

/** A counter that is a tally of the ledger. */
export function counter(name: string, help: string, tally: Tally): Metric {
  return {
    name,
    help,
    type: 'counter',
    labels: labelsOf(tally.dimensions),
    series: combinations(tally.dimensions),
    read: () => Array.from(tally.values()),
  };
}

/** A counter of money: the tally holds minor units and has `currency` as its last label, the metric is in major units. */
export function moneyCounter(name: string, help: string, tally: Tally): Metric {
  const metric = counter(name, help, tally);
  const units = tally.dimensions.at(-1)!.values.map(majorUnits);
  return { ...metric, read: (now) => scaled(metric.read(now) as number[], units) };
}

/** A histogram of the ledger, in the metric's unit. */
export function distribution(name: string, help: string, histogram: Histogram): Metric {
  return {
    name,
    help,
    type: 'histogram',
    labels: labelsOf(histogram.dimensions),
    series: combinations(histogram.dimensions),
    buckets: histogram.bounds,
    read: () => histogram.read(),
  };
}

/** A gauge over closed label sets; `read` answers in the order of `combinations`. */
export function gauge(
  name: string,
  help: string,
  dimensions: readonly Dimension[],
  read: (now: number) => ArrayLike<number>,
): Metric {
  const labels = labelsOf(dimensions);
  return { name, help, type: 'gauge', labels, series: combinations(dimensions), read };
}

/** A gauge with one reading per combination, asked for by its label values. */
export function gaugeEach(
  name: string,
  help: string,
  dimensions: readonly Dimension[],
  read: (now: number, ...labels: [string, ...string[]]) => number,
): Metric {
  const metric = gauge(name, help, dimensions, () => []);
  return {
    ...metric,
    read: (now) => metric.series.map((labels) => read(now, ...(labels as [string, ...string[]]))),
  };
}

/** A gauge of money in minor units with `currency` as its last label, read in major units. */
export function moneyGauge(
  name: string,
  help: string,
  dimensions: readonly Dimension[],
  read: (now: number) => ArrayLike<number>,
): Metric {
  const units = dimensions.at(-1)!.values.map(majorUnits);
  return gauge(name, help, dimensions, (now) => scaled(read(now), units));
}

/** A metric whose label `from` holds two values that only exist together, with a label for each. */
export function pairs(
  metric: Metric,
  from: string,
  separator: string,
  into: readonly [string, string],
): Metric {
  const at = metric.labels.indexOf(from);
  return {
    ...metric,
    labels: metric.labels.toSpliced(at, 1, ...into),
    series: metric.series.map((labels) => labels.toSpliced(at, 1, ...labels[at]!.split(separator, 2))),
  };
}

/** Seconds of an instant in epoch ms, as `_timestamp_seconds` wants them; 0 = never. */
export const seconds = (ms: number | undefined): number => (ms ?? 0) / 1000;

function scaled(values: ArrayLike<number>, units: readonly number[]): number[] {
  return Array.from(values, (value, i) => value / units[i % units.length]!);
}
