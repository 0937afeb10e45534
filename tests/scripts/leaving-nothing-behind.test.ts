import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { checkout, start, untilPrinted } from './checkout.ts';

/**
 * A program with a child of its own that holds the same output and never ends by itself. `Run.ended` waits for the
 * output to be closed, so each of these tests hangs into its time limit if a single process is left.
 */
const program = (afterwards: string) => `
import { spawn } from 'node:child_process';
const idle = 'setInterval(() => {}, 1e6); process.on("SIGHUP", () => {}); console.log("ready")';
const child = spawn(process.execPath, ['-e', idle], { stdio: 'inherit' });
${afterwards}
`;
const forever = program('setInterval(() => {}, 1e6);');
const orderly = program(
  "process.on('SIGINT', () => { child.kill(); console.log('in order'); process.exit(5); });",
);

async function started(source: string) {
  const run = start(checkout({ 'tests/crash/main.ts': source }), ['crash']);
  await untilPrinted(run, 'ready');
  return run;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the command and its children',
  async (signal) => {
    const run = await started(forever);
    run.child.kill(signal);
    expect((await run.ended).code).toBe(128 + constants.signals[signal]);
  },
);

test('one Ctrl-C reaches the command once, and it may stop its children in its own order', async () => {
  const run = await started(orderly);
  run.child.kill('SIGINT');
  run.child.kill('SIGINT'); // npm forwards what the terminal already sent
  const end = await run.ended;
  expect(end.stdout).toBe('ready\nin order\n');
  expect(end.code).toBe(130);
});

test('kill -9 of the runner ends the command and its children', async () => {
  const run = await started(forever);
  run.child.kill('SIGKILL');
  expect((await run.ended).signal).toBe('SIGKILL');
});

test('a child that the command leaves behind is ended with it', async () => {
  const leaver = program("child.on('spawn', () => setTimeout(() => process.exit(0), 300));");
  const end = await start(checkout({ 'tests/crash/main.ts': leaver }), ['crash']).ended;
  expect(end.code).toBe(0);
});

test('a reader that goes away (npm test | head) ends the run at its next line', async () => {
  const root = checkout({
    'node_modules/.bin/package.json': '{}',
    'node_modules/.bin/biome': "console.log('ready'); setTimeout(() => {}, 200);",
    'node_modules/.bin/tsc': 'setInterval(() => {}, 1e6);',
  });
  const run = start(root, ['test']);
  await untilPrinted(run, 'ready');
  run.child.stdout?.destroy();
  expect((await run.ended).code).toBe(143);
});
