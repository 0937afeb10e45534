/** Values of one metric by channel. */
type ByChannel = ReadonlyMap<string, number>;

/** What one scrape says about each channel. */
export interface Reading {
  /** Epoch ms of the reading. */
  readonly at: number;
  readonly attempts: ByChannel;
  readonly approved: ByChannel;
  readonly failed: ByChannel;
  readonly waiting: ByChannel;
  readonly overdue: ByChannel;
}

const sample = /^(\w+)(?:\{(.*)\})? (\S+)$/;

/** Sums of the samples of a metric by channel, of those whose labels hold every wanted text. */
function sums(text: string, name: string, ...wanted: readonly string[]): ByChannel {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (!line.startsWith(name)) continue;
    const [, metric, labels = '', value] = sample.exec(line) ?? [];
    if (metric !== name || !wanted.every((each) => labels.includes(each))) continue;
    const channel = /channel="([^"]*)"/.exec(labels)?.[1];
    if (channel !== undefined) found.set(channel, (found.get(channel) ?? 0) + Number(value));
  }
  return found;
}

/** Reads the key figures out of the collector's metrics. */
export function readingOf(text: string, at: number): Reading {
  return {
    at,
    attempts: sums(text, 'acquirer_authorizations_total'),
    approved: sums(text, 'acquirer_authorizations_total', 'outcome="approved"'),
    failed: sums(text, 'acquirer_authorizations_total', 'outcome="system_failure"'),
    waiting: sums(text, 'acquirer_stage_waiting_amount'),
    overdue: sums(text, 'acquirer_stage_overdue_amount'),
  };
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A table of what happened between two readings, for people without a Prometheus. */
export function figuresTable(before: Reading, after: Reading): string {
  const minutes = Math.max(1e-9, (after.at - before.at) / 60_000);
  const rows = [...after.attempts.keys()].map((channel) => {
    const grown = (of: (reading: Reading) => ByChannel): number =>
      (of(after).get(channel) ?? 0) - (of(before).get(channel) ?? 0);
    const attempts = grown((r) => r.attempts);
    const share = (part: number): string =>
      attempts === 0 ? '-' : `${((100 * part) / attempts).toFixed(1)} %`;
    return [
      channel,
      (attempts / minutes).toFixed(1),
      share(grown((r) => r.approved)),
      share(grown((r) => r.failed)),
      whole.format(after.waiting.get(channel) ?? 0),
      whole.format(after.overdue.get(channel) ?? 0),
    ];
  });
  return aligned([['channel', 'attempts/min', 'approved', 'system failure', 'waiting', 'overdue'], ...rows]);
}

/** Columns: the first to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}
