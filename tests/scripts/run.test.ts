import { describe, expect, test } from 'vitest';
import { checkout, start, writeProgram } from './checkout.ts';

const vitest = (counts: string, exit = 0) =>
  `require('node:fs').writeFileSync(process.env.ACQ_TEST_COUNTS, '${counts}'); process.exit(${exit});`;
const passing = {
  'node_modules/.bin/package.json': '{}',
  'node_modules/.bin/biome': '',
  'node_modules/.bin/tsc': '',
};

describe('a command of one step', () => {
  test('gets the arguments, passes the exit code on and adds nothing to stdout', async () => {
    const root = checkout({
      'tests/crash/main.ts':
        'const [, , ...rest]: string[] = process.argv; console.log(rest.join("|")); process.exit(7);',
    });
    const end = await start(root, ['crash', '--rounds', 'one thousand']).ended;
    expect(end).toMatchObject({ code: 7, stdout: '--rounds|one thousand\n', stderr: '' });
  });

  test('whose entry does not exist ends with 2 and one line', async () => {
    const end = await start(checkout({}), ['crash']).ended;
    expect(end).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'run: crash is not available in this checkout: tests/crash/main.ts missing\n',
    });
  });

  test('that is unknown ends with 2 and the list of commands', async () => {
    const end = await start(checkout({}), ['crsh']).ended;
    expect(end.code).toBe(2);
    expect(end.stderr).toContain("unknown command 'crsh'");
    expect(end.stderr).toMatch(/npm run crash +kill -9/);
  });

  test('is told where its tools are, and goes on without those that are missing', async () => {
    const root = checkout({
      'scripts/drill/main.ts': 'console.log(process.env.ACQ_PROMETHEUS, process.env.ACQ_NO_ALERTMANAGER);',
    });
    writeProgram(root, 'bin/prometheus', '#!/bin/sh\n');
    const end = await start(root, ['drill'], { PATH: `${root}/bin` }).ended;
    expect(end).toMatchObject({ code: 0, stdout: `${root}/bin/prometheus 1\n` });
    expect(end.stderr).toMatch(
      /alertmanager, promtool, amtool: not on the PATH\. Going on without\. To install: /,
    );
  });
});

describe('npm test', () => {
  test('ends with the counts alone on the last line', async () => {
    const root = checkout({
      ...passing,
      'node_modules/.bin/vitest': vitest('{"passed":3,"failed":0,"skipped":1}'),
    });
    const end = await start(root, ['test']).ended;
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/^== lint: ok, \d+\.\d s$/m);
    expect(end.stdout).toMatch(/^== generated files: left out, /m);
    expect(end.stdout).toMatch(/were skipped\n3 passed, 0 failed, 1 skipped\n$/);
  });

  test('stops at a step that fails, with its exit code', async () => {
    const root = checkout({
      ...passing,
      'node_modules/.bin/tsc': 'process.exit(3);',
      'node_modules/.bin/vitest': vitest('{"passed":3,"failed":0,"skipped":0}'),
    });
    const end = await start(root, ['test']).ended;
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^== types: FAILED with exit code 3, /m);
    expect(end.stdout).not.toContain('passed');
  });

  test('counts failed tests too, and hands Vitest the arguments', async () => {
    const fails = `console.log(process.argv.slice(2).join(' ')); ${vitest('{"passed":1,"failed":2,"skipped":0}', 1)}`;
    const root = checkout({ ...passing, 'node_modules/.bin/vitest': fails });
    const end = await start(root, ['test', 'tests/ledger']).ended;
    expect(end.code).toBe(1);
    expect(end.stdout).toContain('\nrun tests/ledger\n');
    expect(end.stdout).toMatch(/\n1 passed, 2 failed, 0 skipped\n$/);
  });

  test('fails when a generated file is not what generate writes, once', async () => {
    const root = checkout({
      ...passing,
      'node_modules/.bin/vitest': vitest('{"passed":1,"failed":0,"skipped":0}'),
      'collector/main.ts':
        "import { writeFileSync } from 'node:fs'; writeFileSync('alerts/generated/rules.yaml', 'new');",
      'collector/commands/generate.ts': '',
      'alerts/generated/rules.yaml': 'old',
    });
    const first = await start(root, ['test']).ended;
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('alerts/generated/rules.yaml was out of date');
    expect((await start(root, ['test']).ended).code).toBe(0);
  });
});
