import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { install, main, root } from './installation.ts';
import { processorSeconds } from './process.ts';
import type { ReplayJob, ReplayOutcome } from './replayprocess.ts';

/** A stretch of an acquirer's life. */
export interface Stretch {
  readonly profile: 'b' | 'm' | 'l';
  readonly start: string;
  readonly hours: number;
}

/** How it is replayed. */
export interface Replayed {
  /** Seconds between samples; the default is 30. */
  readonly step?: number;
  /** Keeps identities in the store, as a collector does. */
  readonly asCollector?: boolean;
}

/** What replaying it took, and the ledger it left. */
export interface Simulated extends ReplayOutcome {
  readonly stretch: Stretch;
  /** Store file with the ledger at the end of the stretch. */
  readonly store: string;
  readonly storeBytes: number;
  /** Processor time of the simulator, seconds. */
  readonly simulatorSeconds: number;
}

const stretches = join(root, 'var/bench/stretches');

/** Removes what earlier runs left: it belongs to the code that made it. */
export function forgetSimulated(): void {
  rmSync(stretches, { recursive: true, force: true });
}

/**
 * Pipes the simulator into a replay, as `npm run simulate -- --presence | npm run replay` does, samples
 * included, and keeps the ledger. What one benchmark has made the next of the same run uses again.
 */
export async function simulated(
  stretch: Stretch,
  { step = 30, asCollector = false }: Replayed = {},
): Promise<Simulated> {
  const { profile, start, hours } = stretch;
  const how = `${step}s${asCollector ? '-collector' : ''}`;
  const folder = join(stretches, `${profile}-${start.slice(0, 10)}-${hours}h-${how}`);
  const facts = join(folder, 'facts.json');
  if (existsSync(facts)) return JSON.parse(readFileSync(facts, 'utf8')) as Simulated;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  const installation = install(profile);
  try {
    const job: ReplayJob = {
      config: installation.config,
      folder: work,
      step,
      asCollector,
      result: join(work, 'outcome.json'),
    };
    const simulatorSeconds = await pipe(stretch, job);
    const outcome = JSON.parse(readFileSync(job.result, 'utf8')) as ReplayOutcome;
    if (outcome.rejected > 0) throw new Error(`${outcome.rejected} simulated events were rejected`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
    const store = join(folder, 'ledger.db');
    const all = { ...outcome, stretch, store, storeBytes: statSync(store).size, simulatorSeconds };
    writeFileSync(facts, JSON.stringify(all));
    return all;
  } finally {
    installation.remove();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Resolves with the simulator's processor time when both have ended well. */
async function pipe({ profile, start, hours }: Stretch, job: ReplayJob): Promise<number> {
  const simulator = spawn(
    process.execPath,
    [main, 'simulate', '--profile', profile, '--start', start, '--hours', String(hours), '--presence'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const replay = spawn(
    process.execPath,
    [join(import.meta.dirname, 'replayprocess.ts'), JSON.stringify(job)],
    { stdio: [simulator.stdout, 'inherit', 'inherit'] },
  );
  // The pipe is theirs alone: the replay must see its end.
  simulator.stdout.destroy();
  let seconds = 0;
  const watch = setInterval(() => {
    if (simulator.exitCode === null) seconds = processorSeconds(simulator.pid!);
  }, 200);
  try {
    const [[made], [booked]] = await Promise.all([once(simulator, 'exit'), once(replay, 'exit')]);
    if (made !== 0) throw new Error(`the simulator ended with exit code ${made}`);
    if (booked !== 0) throw new Error(`the replay ended with exit code ${booked}`);
    return seconds;
  } finally {
    clearInterval(watch);
    simulator.kill();
    replay.kill();
  }
}
