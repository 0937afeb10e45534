import type { Metric } from '../families/family.ts';

/** Label names that would put people, cards, merchants or single messages into the metrics. */
const forbidden: ReadonlySet<string> = new Set([
  ...['pan', 'card', 'card_number', 'merchant', 'merchant_id', 'terminal', 'terminal_id', 'serial'],
  ...['rrn', 'trace', 'order', 'order_id', 'account_number', 'message', 'le', 'quantile', 'job', 'instance'],
]);

/** Units that are no base unit of Prometheus, and suffixes that histograms add by themselves. */
const wrongEnd =
  /_(?:ms|millis|milliseconds|minutes|hours|days|sec|percent|fen|cents|yuan|count|sum|bucket)$/;
const wordy = /^acquirer_[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const labelName = /^[a-z][a-z0-9_]*$/;
const histogramUnit = /_(?:seconds|bytes|amount|ratio)$/;

/**
 * What is wrong with the names and series of metrics, as Prometheus wants them (prometheus.io, metric and label
 * naming; money has no base unit there: `_amount` in major units beside a label `currency`). Empty when all is well.
 */
export function lintMetrics(metrics: readonly Metric[]): string[] {
  const names = new Set<string>();
  return metrics.flatMap((metric) => {
    const twice = names.has(metric.name) ? ['is there twice'] : [];
    names.add(metric.name);
    return [...twice, ...nameFaults(metric), ...labelFaults(metric), ...seriesFaults(metric)].map(
      (fault) => `${metric.name}: ${fault}`,
    );
  });
}

function nameFaults({ name, help, type, labels }: Metric): string[] {
  const faults: string[] = [];
  if (!wordy.test(name)) faults.push('is not acquirer_ and lower-case words');
  if (type === 'counter' && !name.endsWith('_total')) faults.push('is a counter and does not end in _total');
  if (type !== 'counter' && name.endsWith('_total')) faults.push('ends in _total and is no counter');
  if (type === 'histogram' && !histogramUnit.test(name))
    faults.push('is a histogram without a unit at its end');
  if (wrongEnd.test(name.replace(/_total$/, ''))) faults.push('does not end in a base unit');
  if (/_amount(?:_total)?$/.test(name) && !labels.includes('currency'))
    faults.push('is an amount without a label currency');
  if (!/^[A-Z0-9].*\.$/s.test(help)) faults.push('has a help text that is no sentence');
  return faults;
}

function labelFaults({ labels }: Metric): string[] {
  return [
    ...labels
      .filter((label) => !labelName.test(label))
      .map((label) => `label ${label} is not lower-case words`),
    ...labels.filter((label) => forbidden.has(label)).map((label) => `label ${label} is not allowed`),
    ...(new Set(labels).size < labels.length ? ['has a label twice'] : []),
  ];
}

function seriesFaults({ type, labels, series, buckets }: Metric): string[] {
  const faults: string[] = [];
  if (series.some((values) => values.length !== labels.length))
    faults.push('has a series without a value for each label');
  if (new Set(series.map((values) => JSON.stringify(values))).size < series.length)
    faults.push('has a series twice');
  if (series.some((values) => values.some((value) => value === '')))
    faults.push('has an empty label value, which Prometheus takes for none');
  if ((type === 'histogram') !== (buckets !== undefined))
    faults.push('is a histogram or has buckets, but not both');
  if (buckets?.some((bound, i) => i > 0 && bound <= buckets[i - 1]!))
    faults.push('has bounds that do not rise');
  return faults;
}
