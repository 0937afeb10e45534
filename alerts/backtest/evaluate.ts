import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBlocks } from '../../scripts/tools/blocks.ts';
import { dataFolder, type Prometheus, startPrometheus } from '../../scripts/tools/prometheus.ts';
import { type Firing, hold } from './hold.ts';
import { inParallel, queryRange, type RangeSeries } from './query.ts';
import type { AlertingRule, RecordRule, RuleFile } from './rulefile.ts';
import type { PlacedRun } from './run.ts';

/** An alert instance of one run and when it fired, in the run's own time (epoch ms). */
export interface AlertTimeline {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly firings: readonly Firing[];
}

export interface EvaluationTools {
  readonly prometheus: string;
  readonly promtool: string;
  /** Folder the database is built in. */
  readonly folder: string;
  readonly say: (text: string) => void;
}

/** Queries at a time: two cores, and Prometheus uses more than one for a query. */
const width = 4;

/**
 * Evaluates the rules over all runs with the real Prometheus: samples become blocks before it starts, recording rules
 * are evaluated level by level and become blocks as well, alerting rules are asked at every step, `for` and
 * `keep_firing_for` are replayed on the answers.
 */
export async function evaluate(
  runs: readonly PlacedRun[],
  rules: RuleFile,
  tools: EvaluationTools,
): Promise<Map<string, AlertTimeline[]>> {
  const data = dataFolder(tools.folder);
  await inParallel(runs, 2, (run) =>
    createBlocks(tools.promtool, join(tools.folder, `${run.name}.om`), data),
  );
  let server = await start(tools);
  try {
    for (const [n, level] of rules.levels.entries()) {
      tools.say(`recording rules, level ${n + 1} of ${rules.levels.length}: ${level.length}`);
      await inParallel(runs, 2, (run) => record(run, level, server.url, tools, n));
      // Blocks are found at start; waiting for the server's own look takes up to a minute.
      await server.stop();
      server = await start(tools);
    }
    tools.say(`alerting rules: ${rules.alerts.length} over ${runs.length} recordings`);
    const timelines = await inParallel(runs, 2, (run) => alertsOf(run, rules.alerts, server.url));
    return new Map(runs.map((run, i) => [run.name, timelines[i]!]));
  } finally {
    await server.stop();
  }
}

/** Evaluation happens at the samples' own instants, so a sample counts at its instant and nowhere else: like a stale marker. */
const start = ({ prometheus, folder }: EvaluationTools): Promise<Prometheus> =>
  startPrometheus({
    path: prometheus,
    folder,
    flags: ['--query.lookback-delta=10s', '--query.max-concurrency=8'],
  });

interface Window {
  readonly from: number;
  readonly until: number;
  readonly step: number;
}

function windowOf(run: PlacedRun): Window {
  const step = run.step * 1000;
  const from = Date.parse(run.start) + run.shift + step;
  return { from, until: from + Math.floor((run.hours * 3_600_000) / step - 1) * step, step };
}

async function record(
  run: PlacedRun,
  level: readonly RecordRule[],
  url: string,
  tools: EvaluationTools,
  n: number,
): Promise<void> {
  const { from, until, step } = windowOf(run);
  const names = [...new Set(level.map((r) => r.record))];
  const texts = await inParallel(names, width, async (name) => {
    const same = level.filter((r) => r.record === name);
    const series = await Promise.all(
      same.map(async (r) =>
        (await queryRange(url, r.expr, from, until, step)).map((s) => ({
          ...s,
          labels: { ...s.labels, ...r.labels },
        })),
      ),
    );
    return openMetrics(name, series.flat());
  });
  const file = join(tools.folder, `${run.name}.level${n}.om`);
  const text = texts.join('');
  if (text === '') return;
  writeFileSync(file, `${text}# EOF\n`);
  await createBlocks(tools.promtool, file, dataFolder(tools.folder));
}

function openMetrics(name: string, series: readonly RangeSeries[]): string {
  if (series.length === 0) return '';
  let text = `# TYPE ${name} gauge\n`;
  for (const { labels, values } of series) {
    const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    const start = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
    for (const [seconds, value] of values) text += `${start} ${value} ${seconds}\n`;
  }
  return text;
}

async function alertsOf(
  run: PlacedRun,
  alerts: readonly AlertingRule[],
  url: string,
): Promise<AlertTimeline[]> {
  const { from, until, step } = windowOf(run);
  const all = await inParallel(alerts, width, async (rule) => {
    const series = await queryRange(url, rule.expr, from, until, step);
    return series.map(({ labels, values }): AlertTimeline => {
      const instants = values.map(([seconds]) => Math.round(seconds * 1000) - run.shift);
      return {
        alert: rule.alert,
        labels: { ...labels, ...rule.labels },
        firings: hold(instants, step, rule.forMs, rule.keepMs, until + step - run.shift),
      };
    });
  });
  return all.flat().filter((t) => t.firings.length > 0);
}
