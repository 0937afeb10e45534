/**
 * The process behind `replayed`: replays standard input under a virtual clock and says what it took. Samples are written
 * as they always are, to nowhere; the ledger stays in the folder.
 */
import { writeFileSync } from 'node:fs';
import { loadConfig } from '../../collector/config/load.ts';
import { inSavepoints, type SavepointStore } from '../../collector/replay/savepoints.ts';
import { type ReplayOptions, replaySession } from '../../collector/replay/session.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { processorTime } from './machine.ts';
import { residentMegabytes } from './process.ts';

/** What the parent asks for; the only argument, as JSON. */
export interface ReplayJob {
  readonly config: string;
  readonly folder: string;
  /** Seconds between samples. */
  readonly step: number;
  /** Keeps identities as a collector does: for what the store weighs, and for benchmarks that start a collector on it. */
  readonly asCollector: boolean;
  /** File the result goes to, as JSON. */
  readonly result: string;
}

/** Resident memory at a moment of the virtual clock. */
export interface MemorySample {
  /** Epoch ms. */
  readonly at: number;
  readonly megabytes: number;
}

export interface ReplayOutcome {
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly samples: number;
  readonly series: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly memory: readonly MemorySample[];
}

const collectorStore = (path: string): SavepointStore => inSavepoints(sqliteStore(path, { durable: false }));

const job = JSON.parse(process.argv[2]!) as ReplayJob;
const began = performance.now();
const memory: MemorySample[] = [];
const everyMs = 3_600_000;
let series = 0;
let samples = 0;

const options: ReplayOptions = {
  config: loadConfig(job.config).config,
  events: '-',
  step: job.step * 1000,
  work: job.folder,
  ...(job.asCollector ? { openStore: collectorStore } : {}),
  labels: { job: 'collector', instance: 'bench' },
  environment: process.env,
  write(part) {
    series = part.series;
    samples += part.steps;
    part.write('/dev/null');
  },
  look(at) {
    if (at - (memory.at(-1)?.at ?? 0) < everyMs) return;
    memory.push({ at, megabytes: residentMegabytes(process.pid).now });
  },
};
const result = await replaySession(options);
const { accepted, rejected } = result.report;
const outcome: ReplayOutcome = {
  lines: result.lines,
  accepted,
  rejected,
  samples,
  series,
  seconds: (performance.now() - began) / 1000,
  processorSeconds: processorTime() / 1e9,
  peakMegabytes: residentMegabytes(process.pid).peak,
  memory,
};
result.close();
writeFileSync(job.result, JSON.stringify(outcome));
