import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Host } from './hosts.ts';
import { pluginFolder } from './packages.ts';

const bin = (path: string): string => join(pluginFolder, 'node_modules', path);

/** A step of the app's own tools, run on this Node in its folder. */
export interface Step {
  readonly name: string;
  readonly argv: readonly string[];
}

/** What the app knows of the rules and boards, and the app itself. */
export const appSteps: readonly Step[] = [
  { name: 'rule book and metrics', argv: [join(import.meta.dirname, '../pluginfiles.ts')] },
  { name: 'build', argv: ['.config/webpack/build.ts'] },
];

/** The app's types against those of a host's packages. */
export const typeStep = ({ name, packages }: Host): Step => ({
  name: `types, Grafana ${name}`,
  argv: [bin('typescript/bin/tsc'), '--noEmit', '--project', packages],
});

export const testSteps: readonly Step[] = [{ name: 'tests', argv: [bin('vitest/vitest.mjs'), 'run'] }];

/** The page that loads the app, made of a host's packages. */
export const hostSteps = ({ name, packages, page }: Host): readonly Step[] => [
  { name: `host page, Grafana ${name}`, argv: ['host/build.ts', packages, page] },
];

/** Runs steps until one fails; returns that one's exit code, or 0. */
export function runSteps(steps: readonly Step[], say: (text: string) => void): number {
  for (const { name, argv } of steps) {
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...argv], {
      cwd: pluginFolder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
      maxBuffer: 1 << 26,
    });
    say(`${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (status !== 0) {
      process.stderr.write(`${stdout}${stderr}`);
      return status ?? 1;
    }
  }
  return 0;
}
