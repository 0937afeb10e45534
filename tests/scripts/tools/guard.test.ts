import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from './folder.ts';

const guard = join(import.meta.dirname, '../../../scripts/tools/guard.ts');

/**
 * A process that opens a guard over `folder`, gives it a child that never ends and ignores SIGHUP, prints `held`, and
 * then does `afterwards`. The child holds its output: it is closed when both are gone.
 */
function owner(folder: string, afterwards: string) {
  const source = `
    import { spawn } from 'node:child_process';
    import { openGuard } from ${JSON.stringify(guard)};
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6); console.log("up")'], {
      stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    const guard = openGuard([${JSON.stringify(folder)}]);
    guard.hold(child.pid);
    child.stdout.once('data', () => console.log('held', child.pid));
    child.once('exit', () => process.exit(0));
    ${afterwards}`;
  const process_ = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const held = new Promise<number>((resolve) => {
    process_.stdout
      .setEncoding('utf8')
      .on('data', (text: string) => resolve(Number(/held (\d+)/.exec(text)?.[1])));
  });
  const ended = new Promise<void>((resolve) => process_.once('close', () => resolve()));
  return { process: process_, held, ended };
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('kill -9: the guard ends what it holds and removes the folder', async () => {
  const folder = emptyFolder();
  const run = owner(folder, '');
  const pid = await run.held;
  run.process.kill('SIGKILL');
  await until(() => !existsSync(folder) && !runs(pid));
});

test('dismissed, it touches nothing', async () => {
  const folder = emptyFolder();
  const run = owner(
    folder,
    `child.stdout.once('data', async () => { await guard.dismiss(); console.log('gone'); child.kill(); });`,
  );
  await run.held;
  await run.ended;
  expect(existsSync(folder)).toBe(true);
});
