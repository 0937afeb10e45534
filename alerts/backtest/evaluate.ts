import { type Prometheus, startPrometheus } from '../../scripts/tools/prometheus.ts';
import { remoteWrite, type WrittenSeries } from '../../scripts/tools/remotewrite.ts';
import { boundOf } from './bound.ts';
import { type Firing, hold } from './hold.ts';
import { type Instants, inParallel, queryRange, type RangeSeries } from './query.ts';
import type { AlertingRule, RecordRule, RuleFile } from './rulefile.ts';
import type { Run } from './run.ts';

/** An alert instance of one run and when it fired, in the run's own time (epoch ms). */
export interface AlertTimeline {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly firings: readonly Firing[];
}

/** Queries at a time: two recordings are evaluated side by side, and Prometheus uses more than one core for a query. */
const width = 4;

/**
 * A Prometheus for one recording: takes samples by remote write. Evaluation happens at the samples' own instants, so a
 * sample counts at its instant and nowhere else, like a series that goes stale at once.
 */
export const emptyPrometheus = (path: string, folder: string): Promise<Prometheus> =>
  startPrometheus({
    path,
    folder,
    writableDays: 400,
    flags: ['--query.lookback-delta=10s', '--query.max-concurrency=8'],
    // It lives for one recording: collecting its garbage rarely saves a fifth of a night, and the limit keeps it small.
    env: { GOGC: '800', GOMEMLIMIT: '3GiB', ...process.env },
  });

/**
 * Evaluates the rules over a recording whose samples the Prometheus holds: recording rules level by level, each written
 * back, then every alerting rule at every step; `for` and `keep_firing_for` are replayed on the answers.
 */
export async function evaluate(run: Run, rules: RuleFile, url: string): Promise<AlertTimeline[]> {
  for (const level of rules.levels) await remoteWrite(url, await recordsOf(run, level, url));
  return alertsOf(run, rules.alerts, url);
}

function instantsOf(run: Run): Instants {
  const step = run.step * 1000;
  const from = Date.parse(run.start) + step;
  return { from, until: from + Math.floor((run.hours * 3_600_000) / step - 1) * step, step };
}

async function recordsOf(run: Run, level: readonly RecordRule[], url: string): Promise<WrittenSeries[]> {
  const instants = instantsOf(run);
  const found = await inParallel(level, width, async (rule) => {
    const series = await resultsOf(rule.expr, instants, url);
    return series.map(({ labels, values }) => ({
      labels: { ...labels, ...rule.labels, __name__: rule.record },
      stamps: values.map(([seconds]) => Math.round(seconds * 1000)),
      value: (i: number) => numberOf(values[i]![1]),
    }));
  });
  return found.flat();
}

/** Prometheus writes infinities as `+Inf` and `-Inf`. */
const numberOf = (text: string): number => Number(text.replace('Inf', 'Infinity'));

async function alertsOf(run: Run, alerts: readonly AlertingRule[], url: string): Promise<AlertTimeline[]> {
  const instants = instantsOf(run);
  const { until, step } = instants;
  const all = await inParallel(alerts, width, async (rule) => {
    const series = await resultsOf(rule.expr, instants, url);
    return series.map(({ labels, values }): AlertTimeline => {
      const at = values.map(([seconds]) => Math.round(seconds * 1000));
      return {
        alert: rule.alert,
        labels: { ...labels, ...rule.labels },
        firings: hold(at, step, rule.forMs, rule.keepMs, until + step),
      };
    });
  });
  return all.flat().filter((t) => t.firings.length > 0);
}

/** Results of an expression; where its first operand has none, its guards need not be asked. Most never get that far. */
async function resultsOf(expr: string, instants: Instants, url: string): Promise<RangeSeries[]> {
  const bound = boundOf(expr);
  if (bound === undefined) return queryRange(url, expr, instants);
  return queryRange(url, expr, ...stretchesOf(await queryRange(url, bound, instants), instants.step));
}

/** A query costs about as much as so many steps of one. */
const stepsApart = 30;

/** When any of the series has a value, in few stretches. */
export function stretchesOf(series: readonly RangeSeries[], step: number): Instants[] {
  const seconds = new Set(series.flatMap(({ values }) => values.map(([at]) => at)));
  const stretches: { from: number; until: number; step: number }[] = [];
  for (const each of [...seconds].sort((a, b) => a - b)) {
    const at = Math.round(each * 1000);
    const last = stretches.at(-1);
    if (last !== undefined && at - last.until <= stepsApart * step) last.until = at;
    else stretches.push({ from: at, until: at, step });
  }
  return stretches;
}
