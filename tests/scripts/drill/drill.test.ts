import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { runningSystem } from '../../../scripts/drill/client.ts';
import { drill, type Surroundings } from '../../../scripts/drill/drill.ts';
import { parseOptions } from '../../../scripts/drill/options.ts';
import { emptyFolder } from '../tools/folder.ts';
import { incident, options, standIn, taken, wall } from './system.ts';

/** Time passes only when somebody waits, and something happens after each wait. */
function surroundings(happens: readonly (() => void)[] = []) {
  const said: string[] = [];
  let now = 0;
  const all: Surroundings = {
    say: (line) => void said.push(line),
    pause: async (ms) => {
      happens[now / 1000]?.();
      now += ms;
    },
    elapsed: () => now,
    isOver: () => false,
  };
  return { said, all, elapsed: () => now };
}

describe('a drill', () => {
  test('orders the fault, tells what happens once, and ends when it is over', async () => {
    const { url, posted, world } = await standIn();
    const steps = surroundings([
      () => {},
      () => world.incidents.push(incident()),
      () => {
        world.incidents[0] = incident({ acknowledged: taken('10:34:00', 'bank_link') });
      },
      () => {},
      () => {
        world.incidents[0] = { ...world.incidents[0]!, resolvedAt: wall('10:50:00') };
      },
    ]);
    const drilled = await drill(runningSystem(url), options, steps.all);
    expect(posted).toMatchObject([
      { path: '/v1/faults', body: { scenario: 'S01', settings: { channel: 'cup_card' } } },
    ]);
    expect(drilled).toMatchObject({ ok: true, result: { total: 100 } });
    expect(steps.elapsed()).toBe(5_000);
    expect(steps.said.filter((line) => line.includes('7K2M9XQD'))).toHaveLength(1);
    expect(steps.said.filter((line) => line.includes('duty-1 has it'))).toHaveLength(1);
  });

  test('ends at an acknowledgement when that is enough', async () => {
    const { url, world } = await standIn();
    world.incidents.push(incident({ acknowledged: taken('10:34:00') }));
    const steps = surroundings();
    const drilled = await drill(runningSystem(url), { ...options, untilAcknowledged: true }, steps.all);
    expect([drilled.ok, steps.elapsed()]).toEqual([true, 0]);
  });

  test('ends when its time is over, whatever was done', async () => {
    const { url } = await standIn();
    const steps = surroundings();
    expect(await drill(runningSystem(url), options, steps.all)).toMatchObject({
      ok: true,
      result: { total: 0 },
    });
    expect(steps.elapsed()).toBe(60_000);
  });

  test.each([
    [{ ready: false }, 'still starting'],
    [{ withNotifier: false }, 'nobody would be told'],
    [{ refuses: 'S01 is going on already' }, 'S01 is going on already'],
  ])('%o is no drill', async (over, problem) => {
    const { url } = await standIn(over);
    const drilled = await drill(runningSystem(url), options, surroundings().all);
    expect(drilled).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});

const main = join(import.meta.dirname, '../../../scripts/drill/main.ts');

async function command(args: readonly string[], typed = '') {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(typed);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { out, error, code };
}

describe('npm run drill', () => {
  test('says how to start a system when none runs', async () => {
    const { out, code } = await command(['S08', '--control', 'http://127.0.0.1:9']);
    expect(code).toBe(2);
    expect(out).toContain('npm start -- --scenario S08 --drill');
  });

  test('sends what is typed as a command, prints the card and writes the result', async () => {
    const { url, posted, world } = await standIn();
    const file = join(emptyFolder(), 'deep/result.json');
    world.incidents.push(incident({ acknowledged: taken('10:34:00', 'channel_fault') }));
    const { out, code } = await command(
      ['s01', '--control', url, '--out', file, '--until-acknowledged', '--by', 'backup-1'],
      'ack 7K2M9XQD --runbook C10\n',
    );
    expect(out).toContain('score         90  of 100');
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ scenario: 'S01', total: 90 });
    expect(posted.find(({ path }) => path === '/v1/commands')).toEqual({
      path: '/v1/commands',
      authorization: 'Bearer demo-command',
      body: { text: 'ack 7K2M9XQD --runbook C10', by: 'backup-1' },
    });
  });

  test.each([
    [[], 'which scenario'],
    [['S01', 'S02'], 'which scenario'],
    [['S01', '--minutes', 'x'], '--minutes x'],
    [['S01', '--set', 'channel'], '--set channel'],
    [['S01', '--control', 'here'], '--control here'],
    [['S01', '--nothing'], 'nothing'],
  ])('%j is named as wrong', (argv, problem) => {
    expect(parseOptions(argv)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});
