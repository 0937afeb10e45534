import { AcquirerError } from '../errors.ts';
import type { Metric } from '../families/family.ts';

/** Series of one metric as Prometheus counts them: for a histogram one per bucket, `+Inf`, `_sum` and `_count`. */
export function seriesOf({ series, buckets }: Metric): number {
  return series.length * (buckets === undefined ? 1 : buckets.length + 3);
}

export interface SeriesCount {
  readonly name: string;
  readonly series: number;
}

/** Series per metric, the largest first. */
export function countSeries(metrics: readonly Metric[]): SeriesCount[] {
  return metrics
    .map((metric) => ({ name: metric.name, series: seriesOf(metric) }))
    .sort((a, b) => b.series - a.series || a.name.localeCompare(b.name));
}

export const totalSeries = (counts: readonly SeriesCount[]): number =>
  counts.reduce((sum, { series }) => sum + series, 0);

const listed = 12;

/** Throws ACQ_SERIES_OVER_BUDGET with a table of the largest metrics. `own` are the series of the process itself. */
export function requireBudget(metrics: readonly Metric[], own: number, budget: number): void {
  const counts = countSeries(metrics);
  const total = totalSeries(counts) + own;
  if (total <= budget) return;
  const table = counts.slice(0, listed).map(({ name, series }) => `  ${String(series).padStart(7)}  ${name}`);
  const rest = counts.length > listed ? [`           and ${counts.length - listed} smaller ones`] : [];
  throw new AcquirerError(
    'ACQ_SERIES_OVER_BUDGET',
    [`${total} series, but metrics.budget is ${budget}. The largest metrics:`, ...table, ...rest].join('\n'),
  );
}
