import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Truth, truthSchema } from '../../collector/simulator/truth/schema.ts';
import { atOwnTime, clockShift, heldEarlier } from './clockshift.ts';
import { type AlertTimeline, emptyPrometheus, evaluate } from './evaluate.ts';
import { notificationsOf } from './grouping.ts';
import type { Notification } from './notification.ts';
import { type Recorded, recordRun } from './record.ts';
import type { AlertmanagerModel } from './routes.ts';
import type { RuleFile } from './rulefile.ts';
import type { Run } from './run.ts';
import { type RecordingScore, scoreRecording } from './score.ts';

/** A recording that was made elsewhere. */
export interface GivenFiles {
  readonly events: string;
  readonly truth: string;
}

/** What is the same for every recording of a back-test. */
export interface Bench {
  readonly prometheus: string;
  readonly rules: RuleFile;
  readonly model: AlertmanagerModel;
  /** Scratch space; each run has a folder in it and removes it. */
  readonly folder: string;
  /** Keeps each run's ledger, samples and truth. */
  readonly keep: boolean;
}

/** A recording, what was wrong in it, what would have been told and how good that was. */
export interface Judged {
  readonly run: Run;
  readonly recorded: Recorded;
  readonly truth: Truth;
  readonly timelines: readonly AlertTimeline[];
  readonly notifications: readonly Notification[];
  readonly score: RecordingScore;
}

export interface RunInputs {
  readonly config: string;
  /** Learned expectations to start from, a file. */
  readonly profile?: string;
  readonly given?: GivenFiles;
}

/** One recording from events to score: simulated or read, replayed, its rules evaluated by a Prometheus of its own. */
export async function backtestRun(run: Run, inputs: RunInputs, bench: Bench): Promise<Judged> {
  const folder = join(bench.folder, run.name);
  mkdirSync(folder, { recursive: true });
  const truthFile = join(folder, `${run.name}.truth.json`);
  const server = await emptyPrometheus(bench.prometheus, folder);
  const shift = clockShift(run);
  try {
    const recorded = await recordRun({
      run,
      folder,
      url: server.url,
      shift,
      config: inputs.config,
      metrics: bench.rules.metrics,
      ...(inputs.profile === undefined ? {} : { profile: inputs.profile }),
      ...(inputs.given === undefined ? {} : { events: inputs.given.events }),
    });
    if (inputs.given !== undefined) copyFileSync(inputs.given.truth, truthFile);
    const truth = truthSchema.parse(JSON.parse(readFileSync(truthFile, 'utf8')));
    const held = await evaluate(heldEarlier(run, shift), bench.rules, server.url);
    const timelines = atOwnTime(held, shift);
    const notifications = notificationsOf(timelines, bench.model);
    return { run, recorded, truth, timelines, notifications, score: scoreRecording(truth, notifications) };
  } finally {
    await server.stop();
    if (!bench.keep) rmSync(folder, { recursive: true, force: true });
  }
}
