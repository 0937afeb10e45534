import { closeSync, openSync, writeSync } from 'node:fs';
import { numberText } from '../../collector/metrics/exposition.ts';
import type { Distribution, Metric } from '../families/family.ts';

/** One exposed time series: its metric's name (`_bucket`, `_sum` and `_count` apart) and its labels. */
export interface SampledSeries {
  readonly name: string;
  readonly labels: readonly (readonly [name: string, value: string])[];
}

/**
 * Samples of metrics over time, for `promtool tsdb create-blocks-from openmetrics`. Filled step by step, written
 * series by series, because OpenMetrics wants a family's samples together. Memory: 8 bytes x steps x series.
 */
export interface Samples {
  /** Series exposed, a histogram's buckets, sum and count included. */
  readonly series: number;
  /** Steps recorded since the last write. */
  readonly steps: number;
  readonly full: boolean;
  /** Reads every metric at `readAt` (ms of the collector's clock) and stamps the sample `stampedAt` (epoch ms). */
  record(readAt: number, stampedAt?: number): void;
  /**
   * Writes what was recorded as a complete OpenMetrics text to a file, or to an open file descriptor, and forgets it.
   * Returns the number of samples.
   */
  write(file: string | number): number;
  /** Series in the order of `value`, and what was recorded: for writers of other formats. */
  readonly all: readonly SampledSeries[];
  /** Epoch ms of every recorded step. */
  readonly stamps: readonly number[];
  /** Value of a series (its index in `all`) at a step. */
  value(series: number, step: number): number;
}

const chunkCharacters = 1 << 20;

/**
 * `labels` are added to every series, as the scrape that continues them would (`job`, `instance`). `mostSteps`
 * bounds the memory: write when `full`.
 */
export function samplesOf(
  metrics: readonly Metric[],
  labels: Readonly<Record<string, string>>,
  mostSteps: number,
): Samples {
  const families = metrics.map((metric) => ({ metric, series: seriesOf(metric, Object.entries(labels)) }));
  const width = families.reduce((sum, { series }) => sum + series.length, 0);
  const values = new Float64Array(width * mostSteps);
  const stamps: number[] = [];
  return {
    series: width,
    get steps() {
      return stamps.length;
    },
    get full() {
      return stamps.length === mostSteps;
    },
    record(readAt, stampedAt = readAt) {
      if (stamps.length === mostSteps) throw new RangeError(`${mostSteps} steps are recorded: write first`);
      let at = stamps.length * width;
      for (const { metric } of families) at = readInto(values, at, metric, readAt);
      stamps.push(stampedAt);
    },
    write(file) {
      const ends = stamps.map((ms) => ` ${ms / 1000}\n`);
      const out = typeof file === 'number' ? file : openSync(file, 'w');
      try {
        let text = '';
        let column = 0;
        for (const { metric, series } of families) {
          text += header(metric);
          for (const each of series) {
            text += lines(seriesText(each), ends, values, column, width);
            column += 1;
            if (text.length > chunkCharacters) {
              writeSync(out, text);
              text = '';
            }
          }
        }
        writeSync(out, `${text}# EOF\n`);
      } finally {
        if (typeof file === 'string') closeSync(out);
      }
      stamps.length = 0;
      return width * ends.length;
    },
    all: families.flatMap(({ series }) => series),
    stamps,
    value: (series, step) => values[step * width + series]!,
  };
}

function header({ name, type, help }: Metric): string {
  const family = type === 'counter' ? name.replace(/_total$/, '') : name;
  return `# TYPE ${family} ${type}\n# HELP ${family} ${escaped(help)}\n`;
}

function lines(
  start: string,
  ends: readonly string[],
  values: Float64Array,
  column: number,
  width: number,
): string {
  let text = '';
  let last = Number.NaN;
  let lastText = 'NaN';
  for (let step = 0, at = column; step < ends.length; step += 1, at += width) {
    const value = values[at]!;
    // Most values are those of the step before; a number is turned into text when it changes.
    if (!Object.is(value, last)) {
      last = value;
      lastText = numberText(value);
    }
    text += start + lastText + ends[step]!;
  }
  return text;
}

function seriesOf(
  { name, type, labels, series, buckets }: Metric,
  constant: readonly (readonly [string, string])[],
): SampledSeries[] {
  return series.flatMap((labelValues) => {
    const pairs = [...labels.map((label, i) => [label, labelValues[i]!] as const), ...constant];
    if (type !== 'histogram') return [{ name, labels: pairs }];
    return [
      ...[...buckets!, Number.POSITIVE_INFINITY].map((bound) => ({
        name: `${name}_bucket`,
        labels: [['le', numberText(bound)], ...pairs] as const,
      })),
      { name: `${name}_sum`, labels: pairs },
      { name: `${name}_count`, labels: pairs },
    ];
  });
}

function seriesText({ name, labels }: SampledSeries): string {
  if (labels.length === 0) return `${name} `;
  return `${name}{${labels.map(([label, value]) => `${label}="${escaped(value)}"`).join(',')}} `;
}

/** Copies a metric's readings from `at` on, in the order of `seriesOf`. Returns where the next metric begins. */
function readInto(values: Float64Array, at: number, metric: Metric, now: number): number {
  const readings = metric.read(now);
  const count = metric.series.length;
  if (readings.length !== count) throw new RangeError(`${metric.name} read ${readings.length} of ${count}`);
  if (metric.type !== 'histogram') {
    for (let i = 0; i < count; i += 1) values[at + i] = (readings as ArrayLike<number>)[i]!;
    return at + count;
  }
  let next = at;
  for (const { counts, sum } of readings as readonly Distribution[]) {
    let cumulated = 0;
    for (let i = 0; i < counts.length; i += 1) {
      cumulated += counts[i]!;
      values[next++] = cumulated;
    }
    values[next++] = sum;
    values[next++] = cumulated;
  }
  return next;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
