import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Truth, truthSchema } from '../../collector/simulator/truth/schema.ts';
import type { GivenFiles } from './backtestrun.ts';
import { stepOf } from './plan.ts';
import type { Run } from './run.ts';

const hourMs = 3_600_000;

/** Recordings made elsewhere. Throws when a file is missing or is no truth; the message names it. */
export function givenRuns(
  events: readonly string[],
  truths: readonly string[],
  step?: number,
): { readonly run: Run; readonly files: GivenFiles }[] {
  return events.map((file, i) => {
    if (!existsSync(file)) throw new Error(`${file} does not exist`);
    const truth = readTruth(truths[i]!);
    return { run: runOf(truth, nameOf(file, i), step), files: { events: file, truth: truths[i]! } };
  });
}

function readTruth(file: string): Truth {
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  const read = truthSchema.safeParse(parsed(file));
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw new Error(`${file} is no truth (docs/recordings.md): ${path.join('.')}: ${message}`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

/** Name of the events file without its endings; numbered, since two folders may hold files of one name. */
const nameOf = (file: string, i: number): string =>
  `${basename(file).replace(/\.(ndjson|jsonl|json|gz)\b/g, '')}${i === 0 ? '' : `-${i + 1}`}`;

function runOf({ window, seed, profile }: Truth, name: string, step: number | undefined): Run {
  const hours = (Date.parse(window.end) - Date.parse(window.start)) / hourMs;
  return {
    name,
    profile,
    traffic: 1,
    seed,
    scenarios: [],
    vary: false,
    start: window.start,
    hours,
    step: step ?? stepOf(hours),
  };
}
