import type { Distribution, Metric, Readings } from '../families/family.ts';

/** Content type of the Prometheus text format this module writes. */
export const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/** What all metrics read at one moment; independent of the ledger from then on. */
export type Snapshot = readonly (Float64Array | readonly Distribution[])[];

/** A fixed set of metrics, with everything of its text that never changes written once. */
export interface Exposition {
  readonly metrics: readonly Metric[];
  /** Lines with a value, which is what Prometheus counts as series. */
  readonly series: number;
  /** Reads every metric at `now` (epoch ms) in one go, so that what must add up does. */
  read(now: number): Snapshot;
  /** The text, in pieces that each take one to two milliseconds to write. */
  write(snapshot: Snapshot): Generator<string>;
}

/** Between two pieces a transaction may run: a scrape in few pieces is answered before many of them. */
const linesPerPiece = 8000;

/** Prepares the text format: names, labels and their escapes do not change between scrapes, values alone do. */
export function exposition(metrics: readonly Metric[]): Exposition {
  const prepared = metrics.map(prepare);
  return {
    metrics,
    series: prepared.reduce((sum, { prefixes }) => sum + prefixes.length, 0),
    read: (now) => metrics.map((metric) => copyOf(metric, metric.read(now))),
    *write(snapshot) {
      let piece = '';
      let lines = 0;
      for (const [m, { head, prefixes, width }] of prepared.entries()) {
        piece += head;
        const readings = snapshot[m]!;
        for (let at = 0; at < prefixes.length; at += width) {
          piece +=
            readings instanceof Float64Array
              ? `${prefixes[at]}${numberText(readings[at]!)}\n`
              : distributionText(prefixes, at, readings[at / width]!);
          lines += width;
          if (lines < linesPerPiece) continue;
          yield piece;
          piece = '';
          lines = 0;
        }
      }
      yield piece;
    },
  };
}

interface Prepared {
  /** HELP and TYPE lines. */
  readonly head: string;
  /** Every line up to its value. */
  readonly prefixes: readonly string[];
  /** Lines per reading: 1, or buckets, sum and count. */
  readonly width: number;
}

function prepare(metric: Metric): Prepared {
  const { name, help, type, labels, series, buckets } = metric;
  const head = `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`;
  const pairs = series.map((values) => values.map((value, i) => `${labels[i]}="${escapeLabel(value)}"`));
  if (buckets === undefined) return { head, prefixes: pairs.map((p) => lineStart(name, p)), width: 1 };
  const bounds = [...buckets.map(numberText), '+Inf'];
  const prefixes = pairs.flatMap((p) => [
    ...bounds.map((bound) => lineStart(`${name}_bucket`, [...p, `le="${bound}"`])),
    lineStart(`${name}_sum`, p),
    lineStart(`${name}_count`, p),
  ]);
  return { head, prefixes, width: bounds.length + 2 };
}

const lineStart = (name: string, pairs: readonly string[]): string =>
  pairs.length === 0 ? `${name} ` : `${name}{${pairs.join(',')}} `;

/** A distribution keeps counts per bucket; the text wants them cumulated. */
function distributionText(prefixes: readonly string[], at: number, { counts, sum }: Distribution): string {
  let text = '';
  let cumulated = 0;
  for (let i = 0; i < counts.length; i++) {
    cumulated += counts[i]!;
    text += `${prefixes[at + i]}${numberText(cumulated)}\n`;
  }
  const end = at + counts.length;
  return `${text}${prefixes[end]}${numberText(sum)}\n${prefixes[end + 1]}${numberText(cumulated)}\n`;
}

/** Readings may be views of live state, and writing them takes longer than one turn of the event loop. */
function copyOf(metric: Metric, readings: Readings): Float64Array | readonly Distribution[] {
  if (readings.length !== metric.series.length)
    throw new Error(`${metric.name} reads ${readings.length} values for ${metric.series.length} series`);
  if (metric.buckets === undefined) return Float64Array.from(readings as ArrayLike<number>);
  return (readings as readonly Distribution[]).map(({ counts, sum }) => ({
    counts: Array.from(counts),
    sum,
  }));
}

export function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return String(value);
}

const escapeHelp = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
const escapeLabel = (text: string): string => escapeHelp(text).replace(/"/g, '\\"');
