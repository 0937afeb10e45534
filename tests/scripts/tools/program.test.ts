import { expect, test } from 'vitest';
import { endingText, startProgram } from '../../../scripts/tools/program.ts';
import { untilReady } from '../../../scripts/tools/ready.ts';

const node = (source: string) => ({ name: 'Node', path: process.execPath, args: ['-e', source] });

/** A program that reacts to SIGTERM as told, once it is ready for it. */
async function running(onTerm: string) {
  let ready: () => void = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const program = startProgram({
    ...node(`process.on("SIGTERM", () => ${onTerm}); setInterval(() => {}, 1e6); console.log("up")`),
    onLine: () => ready(),
  });
  await isReady;
  return program;
}

test('a program that stops when asked', async () => {
  const program = await running('process.exit(3)');
  expect(endingText(await program.stop())).toBe('exit code 3');
  expect(program.hasEnded()).toBe(true);
});

test('one that does not is killed', async () => {
  const program = await running('{}');
  expect(endingText(await program.stop(50))).toBe('killed by SIGKILL');
});

test('one that cannot be started has ended, with the reason', async () => {
  const program = startProgram({ name: 'Nothing', path: '/nowhere/nothing', args: [] });
  expect(endingText(await program.ended)).toContain('ENOENT');
  expect(program.pid).toBeUndefined();
});

test('waiting for a program that ends says what it printed last', async () => {
  const program = startProgram(node('console.error("port taken"); process.exitCode = 2'));
  await expect(untilReady(program, 'http://127.0.0.1:9/')).rejects.toThrow(
    'Node did not start: exit code 2\n  port taken',
  );
});

test('a keeper is told of a program before it is ready', () => {
  const kept: string[] = [];
  const program = startProgram({ ...node(''), keeper: { started: ({ name }) => kept.push(name) } });
  expect(kept).toEqual(['Node']);
  return program.ended;
});
