import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { engineLoader, type LedgerEngine, lineDecoder } from '../ledgerengine.ts';
import { allMetrics } from '../metrics/metrics.ts';
import type { Report } from '../pipeline/outcome.ts';
import { linesOf } from './lines.ts';
import { type Samples, samplesOf } from './openmetrics.ts';
import { replayStore } from './replaystore.ts';
import type { SavepointStore } from './savepoints.ts';
import { type VirtualCollector, virtualCollector } from './virtual.ts';

export interface ReplayOptions {
  readonly config: Config;
  /** NDJSON file, `.gz` too, or `-` for standard input. */
  readonly events: string;
  /** Milliseconds between samples. */
  readonly step: number;
  /** Epoch ms; samples outside are not taken. */
  readonly from?: number;
  readonly until?: number;
  /** Labels of every sample, as a scrape would add them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Keeps state and samples here, so that a cut replay goes on where it was; otherwise all is in a folder of its own. */
  readonly work?: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Another store than `replayStore`: one that keeps identities as a collector's does. */
  readonly openStore?: (path: string) => SavepointStore;
  /** Called with the engine before the first line: to load a profile. */
  readonly prepare?: (engine: LedgerEngine) => void;
  /** Gets samples when they are `full` and at the end; must write them. */
  readonly write?: (samples: Samples, part: number) => void;
  readonly look?: (at: number, engine: LedgerEngine) => void;
  readonly progress?: (lines: number, at: number) => void;
  /** Set to end early, as Ctrl-C does: what was replayed stays resumable with `work`. */
  readonly signal?: AbortSignal;
}

export interface ReplayResult {
  readonly lines: number;
  readonly report: Report;
  readonly steps: number;
  readonly engine: LedgerEngine;
  readonly virtual: VirtualCollector;
  close(): void;
}

/** Where a replay with a work folder stands; stored with the state it belongs to. */
interface Stand {
  readonly lines: number;
  readonly parts: number;
  readonly next: number;
}

const standKey = 'replay';
/** Values of one part: about 64 MB of numbers. */
const valuesPerPart = 8_000_000;
/** Lines between two saves: what a cut replay has to do again. */
const linesPerSave = 500_000;
const progressLines = 200_000;

/**
 * Replays recorded events. The same input gives the same samples, byte for byte. The store is a file without
 * durability (a replay can be repeated) in a folder that is removed by `close`, unless `work` keeps it.
 */
export async function replaySession(options: ReplayOptions): Promise<ReplayResult> {
  const { config, step } = options;
  const folder = options.work ?? mkdtempSync(join(tmpdir(), 'acq-replay-'));
  mkdirSync(folder, { recursive: true });
  const resumed = existsSync(join(folder, 'ledger.db'));
  const { openStore = (path) => replayStore(path, { resumable: options.work !== undefined }) } = options;
  const store = openStore(join(folder, 'ledger.db'));
  const engine = engineLoader(config)(store);
  const stand = engine.positions.get(standKey) as Stand | undefined;
  if (!resumed || stand === undefined) options.prepare?.(engine);

  const metrics = allMetrics(config, engine.ledger, engine.tallies);
  const series = metrics.reduce((n, m) => n + m.series.length * (m.buckets ? m.buckets.length + 3 : 1), 0);
  const samples = samplesOf(metrics, options.labels, Math.max(1, Math.floor(valuesPerPart / series)));
  let { lines, parts, next } = stand ?? { lines: 0, parts: 0, next: options.from ?? Number.NaN };
  let steps = 0;
  let saved = lines;

  function flushPart(): void {
    if (samples.steps === 0) return;
    options.write?.(samples, parts);
    parts += 1;
  }

  function save(): void {
    if (options.work !== undefined) {
      const position: Stand = { lines, parts, next };
      engine.positions.set(standKey, { ...position });
      store.begin();
      store.write(engine.space.drain('checkpoint'), engine.paged);
    }
    store.save();
    saved = lines;
  }

  const virtual = virtualCollector(config, engine, lineDecoder(config, options.environment), {
    every: step,
    ...(Number.isNaN(next) ? {} : { from: next }),
    look(at) {
      next = at + step;
      if (options.until !== undefined && at > options.until) return;
      if (options.write !== undefined) samples.record(at);
      options.look?.(at, engine);
      steps += 1;
      const due = lines - saved >= linesPerSave;
      if (samples.full || (due && options.work !== undefined)) flushPart();
      if (samples.steps === 0 || due) save();
    },
  });

  const skip = lines;
  let seen = 0;
  reading: for await (const batch of linesOf(options.events)) {
    for (const line of batch) {
      if (++seen <= skip) continue;
      if (options.signal?.aborted) break reading;
      // Counted before it is taken: a step inside `take` saves a state that does not hold this line yet.
      if (line !== '') virtual.take(line, seen);
      lines = seen;
      if (seen % progressLines === 0) options.progress?.(seen, virtual.now);
      if (options.until !== undefined && virtual.now > options.until) break reading;
    }
  }
  virtual.advance(virtual.now);
  flushPart();
  save();
  return {
    lines,
    report: virtual.report,
    steps,
    engine,
    virtual,
    close() {
      store.close();
      if (options.work === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
