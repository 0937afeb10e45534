import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const demo = join(import.meta.dirname, '../../../scripts/demo');
const idle = 'setInterval(() => {}, 1e6); console.log("up")';

/** A process that supervises two programs that never end by themselves and prints what became of everything. */
async function supervised(meanwhile = '') {
  const source = `
    import { startProgram } from ${JSON.stringify(join(demo, '../tools/program.ts'))};
    import { endText, supervise } from ${JSON.stringify(join(demo, 'supervise.ts'))};
    const all = supervise();
    let up = 0;
    const pids = [];
    for (const name of ['first', 'second']) {
      const program = startProgram({ name, path: process.execPath, args: ['-e', ${JSON.stringify(idle)}], keeper: all,
        onLine: () => { if (++up === 2) console.log(JSON.stringify({ folder: all.folder, pids })); } });
      pids.push(program.pid);
      all.mustLive(program);
    }
    all.onStop(() => console.log('closed'));
    ${meanwhile}
    const end = await all.over;
    await all.stop();
    console.log(end.why, endText(end) ?? '');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const first = new Promise<{ folder: string; pids: number[] }>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const begun = /^\{.*\}$/m.exec(printed);
      if (begun !== null) resolve(JSON.parse(begun[0]));
    });
  });
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(printed)));
  return { child, ended, ...(await first) };
}

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends every program and removes the folder',
  async (signal) => {
    const { child, ended, folder, pids } = await supervised();
    expect(existsSync(folder)).toBe(true);
    child.kill(signal);
    expect(await ended).toMatch(new RegExp(`closed\nsignal ${signal} received\n$`));
    expect(pids.filter(runs)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  },
);

test('the end of one program ends everything, and is explained', async () => {
  const { ended, folder, pids } = await supervised();
  process.kill(pids[1]!, 'SIGKILL');
  expect(await ended).toContain('crash second ended by itself, killed by SIGKILL; it last said:\n  up');
  expect(pids.filter(runs)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('a reader that goes away ends everything', async () => {
  const { child, folder, pids } = await supervised(
    `const talk = setInterval(() => console.log('.'), 20); all.onStop(() => clearInterval(talk));`,
  );
  child.stdout.destroy();
  await new Promise((resolve) => child.once('close', resolve));
  expect(pids.filter(runs)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});
