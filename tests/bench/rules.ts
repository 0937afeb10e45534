/**
 * All rules once: a Prometheus that holds a simulated morning of a profile, in real time, evaluates the shipped rules and
 * says itself how long that took. Morning, because most rules have something to read then.
 *
 *     npm run bench -- rules [--full]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readRuleFile } from '../../alerts/backtest/rulefile.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { type Samples, samplesOf } from '../../collector/replay/openmetrics.ts';
import { replayStore } from '../../collector/replay/replaystore.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import { onWallTime } from '../../collector/replay/walltime.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { copyRules } from '../../scripts/demo/rulefiles.ts';
import { startPrometheus } from '../../scripts/tools/prometheus.ts';
import { remoteWrite } from '../../scripts/tools/remotewrite.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { root } from './installation.ts';
import { percentile } from './machine.ts';
import { type Figure, reporter } from './report.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('rules');
const hours = values.full ? 6 : 1;
const stepMs = 15_000;
/** How far the samples reach beyond the beginning of the benchmark: evaluation must find fresh ones until its end. */
const aheadMs = 8 * 60_000;
/** Evaluations of each group that are looked at. */
const rounds = 5;
const shipped = join(root, 'alerts/generated/prometheus-rules.yml');

interface Group {
  readonly name: string;
  /** Seconds. */
  readonly evaluationTime: number;
  readonly lastEvaluation: string;
}

/** A morning of the profile, sampled as it would have been scraped; its last minute is `aheadMs` from now. */
function morningOf(profile: string, folder: string): Samples {
  const end = Date.parse('2026-11-20T12:00:00+08:00');
  const start = end - hours * 3_600_000;
  const shift = end - (Math.floor(Date.now() / stepMs) * stepMs + aheadMs);
  const { config } = loadConfig(join(root, `collector/config/profiles/${profile}.yaml`));
  const engine = engineLoader(config)(replayStore(join(folder, 'ledger.db')));
  const metrics = onWallTime(allMetrics(config, engine.ledger, engine.tallies), shift);
  const samples = samplesOf(metrics, {}, (end - start) / stepMs + 2);
  const virtual = virtualCollector(config, engine, lineDecoder(config, {}), {
    every: stepMs,
    from: start + stepMs,
    look: (at) => samples.record(at, at - shift),
  });
  const simulator = createSimulator({ profile: profile.toUpperCase(), seed: 1, start, presence: true });
  let line = 0;
  simulator.run(end, (text, sentAt) => virtual.take(text, ++line, sentAt));
  virtual.advance(end);
  engine.store.close();
  return samples;
}

/** Seconds all groups took, added up, for each of `rounds` evaluations. */
async function evaluationsOf(url: string): Promise<readonly number[]> {
  const seen = new Map<string, Map<string, number>>();
  while (seen.size === 0 || [...seen.values()].some((times) => times.size < rounds + 1)) {
    await sleep(1000);
    const answer = (await (await fetch(`${url}/api/v1/rules`)).json()) as { data: { groups: Group[] } };
    for (const { name, lastEvaluation, evaluationTime } of answer.data.groups) {
      const times = seen.get(name) ?? new Map<string, number>();
      seen.set(name, times.set(lastEvaluation, evaluationTime));
    }
  }
  // The first was before the samples came, or saw them halfway.
  const groups = [...seen.values()].map((times) => [...times.values()].slice(1));
  return Array.from({ length: rounds }, (_, i) => groups.reduce((sum, times) => sum + times[i]!, 0));
}

interface Measured {
  readonly what: string;
  readonly series: number;
  readonly seconds: readonly number[];
}

/** `only` leaves out the series of every other channel: a smaller acquirer than any that is configured. */
async function measure(profile: string, only?: string): Promise<Measured> {
  const isOther = (channel: string | undefined): boolean =>
    only !== undefined && channel !== undefined && channel !== only && channel !== 'all';
  const path = toolPath('prometheus');
  if (path === undefined) throw new Error('this needs prometheus');
  const folder = mkdtempSync(join(tmpdir(), 'acq-rules-bench-'));
  try {
    const rules = join(folder, 'rules.yml');
    copyRules(shipped, rules);
    const { all, stamps, value } = morningOf(profile, folder);
    const server = await startPrometheus({
      ...{ path, folder, writableDays: 2, ruleFiles: [rules] },
      intervalSeconds: stepMs / 1000,
    });
    try {
      const written = all
        .map(({ name, labels }, i) => ({
          labels: { __name__: name, ...Object.fromEntries<string>(labels) } as Record<string, string>,
          stamps,
          value: (step: number) => value(i, step),
        }))
        .filter(({ labels: { channel } }) => !isOther(channel));
      await remoteWrite(server.url, written);
      const what = `profile ${profile.toUpperCase()}${only === undefined ? '' : `, ${only} alone`}`;
      return { what, series: written.length, seconds: await evaluationsOf(server.url) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { levels, alerts } = readRuleFile(shipped);
const count = levels.flat().length + alerts.length;
const found = [await measure('b', 'cup_card'), await measure('b'), await measure('m')];
const bars = [100, undefined, 500];
report(
  found.flatMap(({ what, series, seconds }, i): Figure[] => [
    { what, value: series, unit: 'series' },
    {
      what: `  all ${count} rules once, median of ${rounds}`,
      value: percentile(seconds, 0.5) * 1000,
      unit: 'ms',
      ...(bars[i] === undefined ? {} : { bar: { atMost: bars[i] } }),
    },
  ]),
  found,
);
