import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { effectiveValues } from '../../collector/config/explain.ts';
import { loadConfig, parseConfig } from '../../collector/config/load.ts';
import { nearest } from '../../collector/config/nearest.ts';
import { ConfigError } from '../../collector/config/problem.ts';
import type { AcquirerError } from '../../collector/errors.ts';

const surroundings = { tables: ['unionpay-pos', 'alipay'], calendars: ['cn'] };
const good = `acquirer:
  name: Test
sources:
  - id: switch
    tokens: [${'a'.repeat(64)}]
channels:
  - id: cup_card
    names: { en: Cards, zh: 银联卡 }
    type: card_scheme_domestic
    codes: unionpay-pos
    transactionTypes: [sale]
    files:
      - { type: transactions, expected: '03:10', deadline: '05:00' }
settlement:
  modes:
    - { mode: T+1 }
fleet:
  regions: [east]
  carriers: []
  gateways: []
  models: []
`;

/** The one-line mistakes of a text. */
function mistakes(text: string): string[] {
  try {
    parseConfig(text, 'c.yaml', surroundings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const changed = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  if (text === good) throw new Error(`nothing matches ${from}`);
  return text;
};

describe('a configuration', () => {
  test('that is valid gets its defaults', () => {
    const { config } = parseConfig(good, 'c.yaml', surroundings);
    expect(config.server.limits.lines).toBe(50_000);
    expect(config.channels[0]?.dayCut).toBe('23:00');
    expect(config.metrics.budget).toBe(25_000);
  });

  test.each<[string, string, RegExp]>([
    [
      'an unknown key names the one that was meant',
      changed('tokens:', 'token:'),
      /^c\.yaml:5:5: sources\[0\]\.token: unknown key \(did you mean tokens\?\)$/,
    ],
    [
      'an unknown key at the top',
      `${good}server:\n  prot: 1\n`,
      /^c\.yaml:\d+:3: server\.prot: unknown key \(did you mean port\?\)$/,
    ],
    [
      'an unknown key far from any lists the known ones',
      changed('  carriers: []', '  carriers: []\n  weather: []'),
      /fleet\.weather: unknown key; known here: regions, /,
    ],
    [
      'a missing key',
      changed('  name: Test', '  zone: UTC'),
      /^c\.yaml:2:3: acquirer\.name: missing; expected string/,
    ],
    [
      'a wrong value',
      changed("'03:10'", "'3:10'"),
      /^c\.yaml:13:41: channels\[0\]\.files\[0\]\.expected: not a time of day: HH:MM, up to 24:00$/,
    ],
    ['a name that is none', changed('[east]', '[East]'), /^c\.yaml:18:13: fleet\.regions\[0\]: not a name: /],
    ['a wrong type', changed('regions: [east]', 'regions: east'), /^c\.yaml:18:12: fleet\.regions: /],
    ['broken YAML', changed('sources:', 'sources: ['), /^c\.yaml:\d+:\d+: /],
    ['a key written twice', `${good}acquirer: { name: Again }\n`, /^c\.yaml:22:1: .*unique/],
    [
      'a source without a way in',
      changed(/ {4}tokens.*\n/, ''),
      /^c\.yaml:4:5: sources\[0\]: source switch has neither tokens nor a directory/,
    ],
    [
      'a channel a source names',
      changed('  - id: switch\n', '  - id: switch\n    channels: [cup_crad]\n'),
      /^c\.yaml:5:16: sources\[0\]\.channels\[0\]: no channel is named cup_crad \(did you mean cup_card\?\)$/,
    ],
    [
      'a kind a source names',
      changed('  - id: switch\n', '  - id: switch\n    kinds: [authorisation]\n'),
      /no kind of event is named authorisation \(did you mean authorization\?\)/,
    ],
    [
      'a channel twice',
      changed(
        'settlement:',
        `  - { id: cup_card, names: { en: A, zh: B }, type: wallet, codes: alipay, transactionTypes: [sale] }\nsettlement:`,
      ),
      /^c\.yaml:14:11: channels\[1\]\.id: cup_card is there twice$/,
    ],
    ['a region twice', changed('[east]', '[east, east]'), /fleet\.regions\[1\]: east is there twice/],
    [
      'a deadline before the expected time',
      changed("'05:00'", "'02:00'"),
      /files\[0\]\.deadline: 02:00 is before expected 03:10/,
    ],
    [
      'a run that must end before it does',
      changed('{ mode: T+1 }', "{ mode: T+1, run: { expected: '06:00', deadline: '05:00', days: every } }"),
      /modes\[0\]\.run\.deadline/,
    ],
    [
      'a table that does not exist',
      changed('unionpay-pos', 'unionpay-pso'),
      /codes: no response-code table is named unionpay-pso \(did you mean unionpay-pos\?\)/,
    ],
    [
      'a calendar that does not exist',
      changed('  name: Test', '  name: Test\n  calendar: de'),
      /acquirer\.calendar: no calendar is named de; there are: cn/,
    ],
    [
      'a zone that does not exist',
      changed('  name: Test', '  name: Test\n  zone: Asia/Peking2'),
      /acquirer\.zone: not a time zone/,
    ],
    [
      'buckets that fall',
      `${good}metrics:\n  latencyBuckets: [1, 0.5, 2]\n`,
      /metrics\.latencyBuckets\[1\]: bounds must rise/,
    ],
    [
      'issuers that nobody names',
      changed('    files:', '    issuers: true\n    files:'),
      /channels\[0\]\.issuers: the configuration names no issuers/,
    ],
    [
      'a token of two sources',
      changed('channels:\n', `  - id: tms\n    tokens: [${'a'.repeat(64)}]\nchannels:\n`),
      /sources\[1\]\.tokens\[0\]: source switch has the same token/,
    ],
  ])('%s', (_name, text, expected) => {
    const found = mistakes(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test('tells every mistake at once', () => {
    expect(mistakes(good.replace('tokens:', 'token:').replace("'03:10'", "'3:10'"))).toHaveLength(2);
  });

  test('that cannot be read has a code of its own', () => {
    expect(() => loadConfig('/nowhere/c.yaml')).toThrow(
      expect.objectContaining({ code: 'ACQ_CONFIG_UNREADABLE' }) as AcquirerError,
    );
  });

  test('whose own calendar directory has mistakes names them', () => {
    const directory = mkdtempSync(join(tmpdir(), 'calendars-'));
    writeFileSync(join(directory, 'cn-2030.json'), '{"country":"CN"}');
    const text = changed('  name: Test', `  name: Test\n  calendarDirectory: ${directory}`);
    expect(() => parseConfig(text, 'c.yaml')).toThrow(
      expect.objectContaining({ code: 'ACQ_DATA_INVALID', message: expect.stringContaining('cn-2030.json') }),
    );
  });
});

describe('the shipped profiles', () => {
  test.each(['b', 's', 'm', 'l'])('%s is valid', (profile) => {
    const { config } = loadConfig(`collector/config/profiles/${profile}.yaml`);
    expect(config.channels).toHaveLength(12);
    expect(config.fleet.regions).toHaveLength('bs'.includes(profile) ? 4 : 34);
  });
});

describe('effective values', () => {
  const values = effectiveValues(parseConfig(good, 'c.yaml', surroundings));
  const of = (path: string) => values.find((v) => v.path === path);

  test('say where they come from', () => {
    expect(of('acquirer.name')).toEqual({ path: 'acquirer.name', value: '"Test"', origin: 'c.yaml:2' });
    expect(of('channels[0].files[0].deadline')?.origin).toBe('c.yaml:13');
    expect(of('channels[0].dayCut')).toEqual({
      path: 'channels[0].dayCut',
      value: '"23:00"',
      origin: 'default',
    });
    expect(of('server.limits.lines')?.origin).toBe('default');
  });

  test('show no whole token hash', () => {
    expect(of('sources[0].tokens')?.value).toBe('["aaaaaaaa…"]');
  });
});

describe('the nearest name', () => {
  test.each([
    ['tokns', 'tokens'],
    ['tokesn', 'tokens'],
    ['Port', 'port'],
    ['zzz', undefined],
    ['', undefined],
  ])('of %j is %j', (name, expected) => {
    expect(nearest(name, ['tokens', 'channels', 'kinds', 'port'])).toBe(expected);
  });
});
