import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../../alerts/index.ts';
import { type Thresholds, thresholdValues } from '../../../alerts/thresholds.ts';
import { withEdges } from './edges.ts';
import type { Story } from './story.ts';
import { entryOf, ruleFile, testFile } from './testfile.ts';
import { promtool } from './tools.ts';

export interface Outcome {
  readonly passed: boolean;
  /** What promtool said. */
  readonly output: string;
}

/** One story to run, with another rule in place of its own for mutations. */
export interface Run {
  readonly name: string;
  readonly story: Story;
  readonly entry?: CatalogueEntry;
  readonly thresholds?: Thresholds;
}

/** Runs stories in as many promtool processes as there are shards; answers by name. */
export async function runStories(runs: readonly Run[], shards = 2): Promise<ReadonlyMap<string, Outcome>> {
  const folder = mkdtempSync(join(tmpdir(), 'acq-rules-'));
  try {
    const files = runs.map(({ name, story, entry, thresholds = thresholdValues }, i) => {
      const rules = join(folder, `rules-${i}.yml`);
      const test = join(folder, `test-${i}.yml`);
      writeFileSync(
        rules,
        withEdges(JSON.stringify(ruleFile(entry ?? entryOf(story, thresholds), thresholds))),
      );
      writeFileSync(test, withEdges(JSON.stringify(testFile(story, rules))));
      return { name, test };
    });
    const parts = Array.from({ length: shards }, (_, shard) => files.filter((_, i) => i % shards === shard));
    const outcomes = await Promise.all(parts.map((part) => runPart(part)));
    return new Map(outcomes.flat());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Part {
  readonly name: string;
  readonly test: string;
}

function runPart(part: readonly Part[]): Promise<[string, Outcome][]> {
  if (part.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const argv = ['test', 'rules', ...part.map(({ test }) => test)];
    execFile(promtool ?? 'promtool', argv, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const said = outcomesOf(stdout, stderr, part);
      const [only, ...others] = part;
      if (said.length === part.length) resolve(said);
      // promtool 3 does not name its files: one at a time, its exit code tells.
      else if (others.length === 0)
        resolve([[only!.name, { passed: error === null, output: stdout + stderr }]]);
      else runOneByOne(part).then(resolve, reject);
    });
  });
}

async function runOneByOne(part: readonly Part[]): Promise<[string, Outcome][]> {
  const outcomes: [string, Outcome][] = [];
  for (const each of part) outcomes.push(...(await runPart([each])));
  return outcomes;
}

/**
 * promtool 2 prints `Unit Testing: FILE` and SUCCESS for each file; what failed is on the other stream, one `FAILED:` block
 * for each failed file in their order, without its name.
 */
function outcomesOf(stdout: string, stderr: string, part: readonly Part[]): [string, Outcome][] {
  const failures = stderr.split(/^ {2}FAILED:$/m).slice(1);
  return stdout
    .split('Unit Testing:')
    .slice(1)
    .flatMap((text): [string, Outcome][] => {
      const file = text.trimStart().split('\n')[0]!.trim();
      const name = part.find(({ test }) => test === file)?.name;
      if (name === undefined) return [];
      const passed = text.includes('SUCCESS');
      return [[name, { passed, output: passed ? text : (failures.shift() ?? stderr) }]];
    });
}
