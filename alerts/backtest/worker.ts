import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadConfig } from '../../collector/config/load.ts';
import type { Metric } from '../../collector/families/family.ts';
import type { SavedProfiles } from '../../collector/ledger/expectations/profiles.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { linesOf } from '../../collector/replay/lines.ts';
import { samplesOf } from '../../collector/replay/openmetrics.ts';
import { replayStore } from '../../collector/replay/replaystore.ts';
import { type VirtualCollector, virtualCollector } from '../../collector/replay/virtual.ts';
import { onWallTime } from '../../collector/replay/walltime.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { remoteWrite } from '../../scripts/tools/remotewrite.ts';
import type { Run } from './run.ts';

/** What a worker is told, as JSON in its first argument. */
export interface WorkerJob {
  readonly run: Run;
  /** Folder for the run's ledger and `<name>.truth.json`. */
  readonly folder: string;
  /** The Prometheus that gets the samples. */
  readonly url: string;
  /** How much earlier it gets them, ms: clockshift.ts. Left out: at their own time. */
  readonly shift?: number;
  readonly config: string;
  /** Names of the metrics the rules ask for. */
  readonly metrics: readonly string[];
  /** Saved expectations to start from. */
  readonly profile?: string;
  /** A recording made elsewhere (NDJSON, `.gz` too); left out: the run is simulated. */
  readonly events?: string;
}

const hourMs = 3_600_000;

/** The scrape itself, which no family exports: the collector was there all the time. */
const up: Metric = {
  name: 'up',
  help: 'Whether the collector could be scraped.',
  type: 'gauge',
  labels: ['job'],
  series: [['acquirer-collector']],
  read: () => [1],
};

/** Simulates or reads one run and replays it, in a process of its own; returns a summary. */
async function work(job: WorkerJob): Promise<Record<string, unknown>> {
  const { run, folder, config: file, metrics: wanted, profile, shift = 0 } = job;
  const began = process.hrtime.bigint();
  const start = Date.parse(run.start);
  const end = start + run.hours * 3_600_000;
  const { config } = loadConfig(file);
  const store = replayStore(join(folder, `${run.name}.db`));
  const engine = engineLoader(config)(store);
  if (profile !== undefined)
    engine.ledger.learning.profiles.load(JSON.parse(readFileSync(profile, 'utf8')) as SavedProfiles);
  const names = new Set(wanted);
  const metrics = allMetrics(config, engine.ledger, engine.tallies)
    .filter((m) => names.has(m.name))
    .concat(up);
  const steps = Math.ceil((end - start) / (run.step * 1000)) + 2;
  const samples = samplesOf(onWallTime(metrics, shift), {}, steps);
  const virtual = virtualCollector(config, engine, lineDecoder(config, {}), {
    every: run.step * 1000,
    from: start + run.step * 1000,
    look(at) {
      if (at <= end) samples.record(at, at - shift);
    },
  });
  const lines = await (job.events === undefined
    ? simulate(run, end, virtual, join(folder, `${run.name}.truth.json`))
    : readInto(virtual, job.events));
  virtual.advance(end);
  const { stamps, value } = samples;
  await remoteWrite(
    job.url,
    samples.all.map(({ name, labels }, i) => ({
      labels: { __name__: name, ...Object.fromEntries(labels) },
      stamps,
      value: (step) => value(i, step),
    })),
  );
  store.close();
  const { accepted, duplicate, late, rejected, rejections } = virtual.report;
  return {
    name: run.name,
    lines,
    accepted,
    duplicate,
    late,
    rejected,
    firstRejection: rejections[0],
    series: samples.series,
    seconds: Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000,
  };
}

/** Runs the simulator into the collector and writes the truth; the number of lines. */
async function simulate(run: Run, end: number, virtual: VirtualCollector, truth: string): Promise<number> {
  const start = Date.parse(run.start);
  const simulator = createSimulator({ ...run, start });
  let line = 0;
  for (let until = start; until < end; ) {
    until = Math.min(until + hourMs, end);
    simulator.run(until, (text, sentAt) => virtual.take(text, ++line, sentAt));
    await setImmediate(); // lets the process hear that its parent has gone
  }
  writeFileSync(truth, JSON.stringify(simulator.truth(), null, 1));
  return line;
}

async function readInto(virtual: VirtualCollector, events: string): Promise<number> {
  let line = 0;
  for await (const batch of linesOf(events))
    for (const text of batch) {
      line += 1;
      if (text !== '') virtual.take(text, line);
    }
  return line;
}

const orphaned = (): never => process.exit(1);
process.on('disconnect', orphaned);
process.stdout.write(`${JSON.stringify(await work(JSON.parse(process.argv[2]!) as WorkerJob))}\n`);
process.off('disconnect', orphaned);
process.disconnect?.();
