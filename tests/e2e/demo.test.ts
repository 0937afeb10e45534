import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

const main = join(import.meta.dirname, '../../scripts/demo/main.ts');
const complete = toolPath('prometheus') !== undefined && toolPath('alertmanager') !== undefined;

/** The demo as `npm start` runs it, without history, and with temporary files in a folder of the test. */
function demo(args: readonly string[], env: Record<string, string> = {}) {
  const temporary = join(emptyFolder(), 'tmp');
  mkdirSync(temporary);
  const child = spawn(process.execPath, [main, '--history', '0', ...args], {
    // A runner may have switched Node's compile cache on; it lives in TMPDIR and is nobody's leftover.
    env: { ...process.env, TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  // `close` comes when no process holds its output any more.
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const leftovers = (): readonly string[] => [
    ...readdirSync(temporary),
    ...spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.includes(temporary) && !line.startsWith('Z')),
  ];
  return {
    child,
    ended,
    leftovers,
    printed: () => printed,
    async until(text: string): Promise<void> {
      while (!printed.includes(text)) {
        if (child.exitCode !== null) throw new Error(`the demo ended:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

const calm = ['--no-fault'];

test('it can be stopped while the history is made', { timeout: 120_000 }, async () => {
  const run = demo([...calm, '--history', '200']);
  await run.until('hours of history');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(run.printed()).toContain('SIGTERM received');
  expect(run.leftovers()).toEqual([]);
});

test.skipIf(!complete)('Ctrl-C ends every process and removes every file', { timeout: 120_000 }, async () => {
  const run = demo(calm);
  await run.until('Receiver');
  expect(run.leftovers()).not.toEqual([]);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(run.leftovers()).toEqual([]);
  expect(run.printed()).toContain('nothing was left behind');
});

test.skipIf(!complete)('so does kill -9', { timeout: 120_000 }, async () => {
  const run = demo(calm);
  await run.until('Receiver');
  run.child.kill('SIGKILL');
  await run.ended;
  while (run.leftovers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
});

test.skipIf(!complete)(
  'so does the end of any of its programs, with its reason',
  { timeout: 120_000 },
  async () => {
    const run = demo(calm);
    await run.until('Receiver');
    const prometheus = spawnSync('pgrep', ['-P', String(run.child.pid), '-x', 'prometheus'], {
      encoding: 'utf8',
    });
    process.kill(Number(prometheus.stdout), 'SIGKILL');
    expect(await run.ended).toBe(1);
    expect(run.printed()).toContain('Prometheus ended by itself, killed by SIGKILL');
    expect(run.leftovers()).toEqual([]);
  },
);

test('without Prometheus and Alertmanager it says so, goes on, and stops by itself', {
  timeout: 120_000,
}, async () => {
  const none = { ACQ_NO_PROMETHEUS: '1', ACQ_NO_PROMTOOL: '1', ACQ_NO_ALERTMANAGER: '1' };
  const run = demo([...calm, '--minutes', '0.5'], none);
  expect(await run.ended).toBe(0);
  expect(run.printed()).toContain(
    'missing: prometheus, promtool, alertmanager, hence no graphs and no alerts',
  );
  expect(run.printed()).toMatch(/Collector, status page +http:/);
  expect(run.leftovers()).toEqual([]);
});

test('what cannot be is refused before anything is started', async () => {
  const run = demo(['--scenario', 'S99']);
  expect(await run.ended).toBe(2);
  expect(run.printed()).toContain('there is no scenario S99');
});
