import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AlertTimeline, emptyPrometheus, evaluate } from '../../alerts/backtest/evaluate.ts';
import { recordRun } from '../../alerts/backtest/record.ts';
import { type AlertingRule, readRuleFile } from '../../alerts/backtest/rulefile.ts';
import { type TruthFault, truthSchema } from '../../collector/simulator/truth/schema.ts';
import { type Prometheus, startPrometheus } from '../../scripts/tools/prometheus.ts';
import { remoteWrite, type WrittenSeries } from '../../scripts/tools/remotewrite.ts';
import { shownMetrics } from './shownmetrics.ts';
import type { Situation } from './situation.ts';

const root = join(import.meta.dirname, '../..');
const ruleFile = join(root, 'alerts/generated/prometheus-rules.yml');

/** A Prometheus that holds a situation, and the moment to look at it. */
export interface Recording {
  readonly server: Prometheus;
  /** Epoch ms. */
  readonly at: number;
}

interface Tools {
  readonly prometheus: string;
  say(text: string): void;
}

/**
 * Simulates a situation, replays it through the collector's core into a Prometheus of its own, evaluates the shipped
 * rules over it and writes what they record and which alerts fire when. Kept below var/preview: a second look takes
 * seconds, as long as rules and boards are the same. `fresh` makes it anew.
 */
export async function recording(situation: Situation, tools: Tools, fresh: boolean): Promise<Recording> {
  const folder = join(root, 'var/preview', situation.name);
  const note = join(folder, 'made.json');
  const madeFrom = fingerprint(situation);
  const made = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Made) : undefined;
  const usable = !fresh && made?.madeFrom === madeFrom;
  const { at } = usable ? made : await make(situation, tools, folder);
  if (!usable) writeFileSync(note, JSON.stringify({ at, madeFrom } satisfies Made));
  // Samples are a minute apart; an alert that has ended must not linger for the usual five minutes.
  const flags = ['--query.lookback-delta=90s'];
  return { at, server: await startPrometheus({ path: tools.prometheus, folder, flags }) };
}

/** What is kept beside a recording: the moment to look at, and what it was made from. */
interface Made {
  readonly at: number;
  readonly madeFrom: string;
}

/** Changes with the situation, the rules and the metrics that are shown. */
const fingerprint = ({ run }: Situation): string =>
  createHash('sha256')
    .update(JSON.stringify([run, shownMetrics()]))
    .update(readFileSync(ruleFile))
    .digest('hex');

async function make({ run, title }: Situation, tools: Tools, folder: string): Promise<{ at: number }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rules = readRuleFile(ruleFile);
  const profile = join(root, `alerts/backtest/profiles/${run.profile.toLowerCase()}.json`);
  const server = await emptyPrometheus(tools.prometheus, folder);
  try {
    tools.say(`simulating and replaying ${run.hours} hours: ${title}`);
    const { lines, series, seconds } = await recordRun({
      ...{
        run,
        folder,
        url: server.url,
        metrics: [...new Set([...rules.metrics, ...shownMetrics()])],
      },
      config: join(root, `collector/config/profiles/${run.profile.toLowerCase()}.yaml`),
      ...(existsSync(profile) ? { profile } : {}),
    });
    tools.say(`${lines} events, ${series} series in ${seconds.toFixed(0)} s; now the rules`);
    const timelines = await evaluate(run, rules, server.url);
    await remoteWrite(
      server.url,
      timelines.flatMap((timeline) => alertSeries(timeline, rules.alerts, run.step)),
    );
    const truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, `${run.name}.truth.json`), 'utf8')));
    return { at: momentOf(timelines, run, truth.faults[0]) };
  } finally {
    await server.stop();
  }
}

/** Half an hour after the gravest alert that names the fault began to fire; the end of the run where there is none. */
function momentOf(
  timelines: readonly AlertTimeline[],
  { start, hours }: Situation['run'],
  fault: TruthFault | undefined,
): number {
  const end = Date.parse(start) + hours * 3_600_000;
  const causes = new Set(fault?.causes.map(({ label }) => label));
  const began = fault?.firstObservableAt == null ? end : Date.parse(fault.firstObservableAt);
  for (const severity of ['page', 'urgent']) {
    const fired = timelines
      .filter(({ labels }) => labels.severity === severity && causes.has(labels.cause ?? ''))
      .flatMap(({ firings }) => firings.map(([from]) => from))
      .filter((from) => from >= began);
    if (fired.length > 0) return Math.min(Math.min(...fired) + 1_800_000, end);
  }
  return end;
}

/** The two series Prometheus writes of an alert, over the times it fires. */
function alertSeries(
  { alert, labels, firings }: AlertTimeline,
  rules: readonly AlertingRule[],
  step: number,
): WrittenSeries[] {
  const rule = rules.find((r) => r.alert === alert && r.labels.severity === labels.severity);
  const instants = firings.flatMap(([from, until]) =>
    Array.from({ length: Math.ceil((until - from) / (step * 1000)) }, (_, i) => ({
      from,
      at: from + i * step * 1000,
    })),
  );
  const stamps = instants.map(({ at }) => at);
  const all = { ...labels, alertname: alert };
  return [
    { labels: { ...all, __name__: 'ALERTS', alertstate: 'firing' }, stamps, value: () => 1 },
    {
      labels: { ...all, __name__: 'ALERTS_FOR_STATE' },
      stamps,
      value: (i) => (instants[i]!.from - (rule?.forMs ?? 0)) / 1000,
    },
  ];
}
