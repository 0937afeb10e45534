import { expect, test } from 'vitest';
import { parseOptions, usage } from '../../../scripts/demo/options.ts';

const problemOf = (...argv: string[]): string => {
  const parsed = parseOptions(argv);
  return parsed.ok === false ? parsed.problem : '';
};

test('defaults: a fault after a minute, two days of history, until stopped', () => {
  expect(parseOptions([])).toMatchObject({
    ok: true,
    options: {
      scenario: 'S01',
      profile: 'B',
      seed: 1,
      historyHours: 48,
      healthySeconds: 30,
      minutes: undefined,
      once: false,
      ports: { collector: 9464, prometheus: 9490, alertmanager: 9493, receiver: 9465, control: 9466 },
    },
  });
});

test('what is written is taken', () => {
  expect(
    parseOptions(['--scenario', 's17', '--seed=9', '--minutes', '1.5', '--port', '8000', '--history=0']),
  ).toMatchObject({
    ok: true,
    options: { scenario: 'S17', seed: 9, minutes: 1.5, historyHours: 0, ports: { collector: 8000 } },
  });
  expect(parseOptions(['--set', 'channel=visa', '--set', 'link=a'])).toMatchObject({
    options: { settings: { channel: 'visa', link: 'a' } },
  });
  expect(parseOptions(['--no-fault'])).toMatchObject({ ok: true, options: { scenario: undefined } });
});

test.each([
  [['--seed', 'x'], '--seed x: a whole number from 0'],
  [['--port', '0'], '--port 0: a whole number from 1'],
  [['--minutes', '-1'], '--minutes'],
  [['--history', '2.5'], '--history 2.5'],
  [['--sead', '1'], '--sead'],
  [['something'], 'something'],
  [['--set', 'channel'], '--set channel: NAME=VALUE'],
  [['--once', '--no-fault'], 'choose one'],
])('a mistake is named: %j', (argv, problem) => {
  expect(problemOf(...argv)).toContain(problem);
});

test('help wins over everything and names every option', () => {
  expect(parseOptions(['--help', '--seed', 'x']).ok).toBe('help');
  for (const option of [
    'scenario',
    'profile',
    'seed',
    'port',
    'no-fault',
    'minutes',
    'once',
    'history',
    'after',
  ])
    expect(usage([])).toContain(`--${option}`);
  expect(usage(['S99  Nothing'])).toContain('  S99  Nothing');
});
