import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judged, RunInputs } from './backtestrun.ts';
import type { Run } from './run.ts';

/** Results of single recordings beside the scoreboard, so that a run of hours that was cut can go on. */
export interface Kept {
  /** What an earlier run of the same code, rules and inputs found; undefined when there is none. */
  find(run: Run, inputs: RunInputs): Judged | undefined;
  keep(judged: Judged, inputs: RunInputs): void;
}

interface Record {
  readonly made: string;
  readonly judged: Judged;
}

/** Folders whose files decide what a recording's result is: another byte in them, and it is made anew. */
const deciding = ['collector', 'alerts'] as const;

export function keptIn(out: string, root = join(import.meta.dirname, '../..')): Kept {
  const folder = join(out, 'recordings');
  const code = codeOf(root);
  const fileOf = ({ name }: Run): string => join(folder, `${name}.json`);
  const madeOf = (run: Run, { config, profile }: RunInputs): string => {
    const hash = createHash('sha256').update(code).update(JSON.stringify(run));
    for (const file of [config, profile]) hash.update(file === undefined ? '-' : readFileSync(file));
    return hash.digest('hex');
  };
  return {
    find(run, inputs) {
      const file = fileOf(run);
      if (!existsSync(file)) return undefined;
      const { made, judged } = JSON.parse(readFileSync(file, 'utf8')) as Record;
      return made === madeOf(run, inputs) ? judged : undefined;
    },
    keep(judged, inputs) {
      mkdirSync(folder, { recursive: true });
      const file = fileOf(judged.run);
      // Beside its place first: a file that was cut must not look like a result.
      writeFileSync(
        `${file}.part`,
        JSON.stringify({ made: madeOf(judged.run, inputs), judged } satisfies Record),
      );
      renameSync(`${file}.part`, file);
    },
  };
}

function codeOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of deciding) update(hash, join(root, name));
  return hash.digest('hex');
}

function update(hash: Hash, folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    hash.update(entry.name);
    if (entry.isDirectory()) update(hash, path);
    else hash.update(readFileSync(path));
  }
}
