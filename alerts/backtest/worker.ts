import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../collector/config/load.ts';
import type { Metric } from '../../collector/families/family.ts';
import type { SavedProfiles } from '../../collector/ledger/expectations/profiles.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { samplesOf } from '../../collector/replay/openmetrics.ts';
import { inSavepoints } from '../../collector/replay/savepoints.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import type { PlacedRun } from './run.ts';

/** What a worker is told, as JSON in its first argument. */
export interface WorkerJob {
  readonly run: PlacedRun;
  /** Folder for `<name>.om` and `<name>.truth.json`. */
  readonly folder: string;
  readonly config: string;
  /** Names of the metrics the rules ask for. */
  readonly metrics: readonly string[];
  /** Saved expectations to start from. */
  readonly profile?: string;
}

/** Simulates and replays one run in one process; prints a JSON summary. */
function work({ run, folder, config: file, metrics: wanted, profile }: WorkerJob): Record<string, unknown> {
  const began = process.hrtime.bigint();
  const start = Date.parse(run.start);
  const end = start + run.hours * 3_600_000;
  const { config } = loadConfig(file);
  const store = inSavepoints(sqliteStore(join(folder, `${run.name}.db`), { durable: false }));
  const engine = engineLoader(config)(store);
  if (profile !== undefined)
    engine.ledger.learning.profiles.load(JSON.parse(readFileSync(profile, 'utf8')) as SavedProfiles);
  const names = new Set(wanted);
  const metrics = allMetrics(config, engine.ledger, engine.tallies)
    .filter((m) => names.has(m.name))
    .map((m) => shifted(m, run.shift));
  const steps = Math.ceil((end - start) / (run.step * 1000)) + 2;
  const samples = samplesOf(metrics, {}, steps);
  const virtual = virtualCollector(config, engine, lineDecoder(config, {}), {
    every: run.step * 1000,
    from: start + run.step * 1000,
    look(at) {
      if (at <= end) samples.record(at, at + run.shift);
    },
  });
  const simulator = createSimulator({ ...run, start });
  let line = 0;
  simulator.run(end, (text, sentAt) => virtual.take(text, ++line, sentAt));
  virtual.advance(end);
  samples.write(join(folder, `${run.name}.om`));
  writeFileSync(join(folder, `${run.name}.truth.json`), JSON.stringify(simulator.truth(), null, 1));
  store.close();
  const { accepted, duplicate, late, rejected, rejections } = virtual.report;
  return {
    name: run.name,
    lines: line,
    accepted,
    duplicate,
    late,
    rejected,
    firstRejection: rejections[0],
    series: samples.series,
    seconds: Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000,
  };
}

/** Points in time move with the samples; 0 stays "never". */
function shifted(metric: Metric, shift: number): Metric {
  if (!metric.name.endsWith('_timestamp_seconds')) return metric;
  return {
    ...metric,
    read: (now) => Array.from(metric.read(now) as ArrayLike<number>, (v) => (v === 0 ? 0 : v + shift / 1000)),
  };
}

process.stdout.write(`${JSON.stringify(work(JSON.parse(process.argv[2]!) as WorkerJob))}\n`);
