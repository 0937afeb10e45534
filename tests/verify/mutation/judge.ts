import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFile } from '../../alerts/promtool/testfile.ts';
import type { Mutant } from './mutants.ts';

/** `invalid`: Prometheus does not accept it, so it could never be shipped and counts for nothing. */
export type Fate = 'killed' | 'survived' | 'invalid';

export interface Verdict {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

function fails(promtool: string, test: string): Promise<false | 'failed' | 'invalid'> {
  return new Promise((resolve) => {
    execFile(promtool, ['test', 'rules', test], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(false);
      // A rule that fails while it is evaluated (many-to-many) is noticed by Prometheus and by the story.
      else resolve(/could not parse expression|parse error/.test(stdout + stderr) ? 'invalid' : 'failed');
    });
  });
}

/** Tells the stories of a mutant, cheapest first, until one notices. */
async function judge(mutant: Mutant, promtool: string, folder: string, lane: number): Promise<Fate> {
  const rules = join(folder, `rules-${lane}.yml`);
  const test = join(folder, `test-${lane}.yml`);
  for (const story of mutant.stories) {
    writeFileSync(rules, JSON.stringify(mutant.rules(story)));
    writeFileSync(test, JSON.stringify(testFile(story, rules)));
    const noticed = await fails(promtool, test);
    if (noticed !== false) return noticed === 'invalid' ? 'invalid' : 'killed';
  }
  return 'survived';
}

/** Judges mutants, two at a time. `onVerdict` sees each as it is known. */
export async function judgeAll(
  mutants: Iterable<Mutant>,
  {
    promtool,
    folder,
    onVerdict,
  }: { promtool: string; folder: string; onVerdict?: (verdict: Verdict) => void },
): Promise<readonly Verdict[]> {
  const waiting = Iterator.from(mutants);
  const verdicts: Verdict[] = [];
  const lane = async (n: number): Promise<void> => {
    for (const mutant of waiting) {
      const verdict = { mutant, fate: await judge(mutant, promtool, folder, n) };
      verdicts.push(verdict);
      onVerdict?.(verdict);
    }
  };
  await Promise.all([lane(0), lane(1)]);
  return verdicts;
}

/** Killed of those that could be shipped. */
export function scoreOf(verdicts: readonly Verdict[]): { killed: number; of: number; score: number } {
  const valid = verdicts.filter(({ fate }) => fate !== 'invalid');
  const killed = valid.filter(({ fate }) => fate === 'killed').length;
  return { killed, of: valid.length, score: valid.length === 0 ? 1 : killed / valid.length };
}
