import { describe, expect, test } from 'vitest';
import { causeRules } from '../../../../alerts/index.ts';
import { parseNotifierConfig } from '../../../../alerts/notifier/config/load.ts';
import { providerSideCauses } from '../../../../alerts/notifier/config/providercauses.ts';
import { configText, environment } from '../world/config.ts';

/** Problems of a configuration, as `line:column: path: message`; none for a valid one. */
function problems(text: string, env: NodeJS.ProcessEnv = environment): string[] {
  try {
    parseNotifierConfig(text, 'n.yaml', env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^n\.yaml:/, ''));
  }
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const with_ = (from: string, to: string): string => {
  expect(configText).toContain(from);
  return configText.replace(from, to);
};

test('a valid configuration has no problems, and its defaults are there', () => {
  const { config, secrets } = parseNotifierConfig(configText, 'n.yaml', environment);
  expect(config.server).toMatchObject({
    port: 9465,
    host: '127.0.0.1',
    publicUrl: 'https://notify.example.com',
  });
  expect(config.robots.map(({ perMinute }) => perMinute)).toEqual([20, 20, 100, 600]);
  expect([config.zone, config.dailyDigestAt]).toEqual(['Asia/Shanghai', '09:00']);
  expect(secrets.robots.get('ding-sre')).toEqual({ url: environment.DING_URL, secret: 'SECdingtalk' });
});

describe('mistakes are told with their place and what was meant', () => {
  test.each([
    [
      'a misspelt key of a robot',
      with_('    fallback: ding-sre', '    fallbak: ding-sre'),
      'fallbak',
      /unknown key \(did you mean fallback\?\)/,
    ],
    [
      'a key of another kind of robot',
      with_('    kind: wecom\n', '    kind: wecom\n    secretVariable: X\n'),
      'secretVariable: X',
      /unknown key/,
    ],
    [
      'a robot nobody knows',
      with_('receivers: [money], robots: [feishu-money]', 'receivers: [money], robots: [feishu-mony]'),
      'feishu-mony]',
      /did you mean feishu-money\?/,
    ],
    [
      'a person nobody knows',
      with_('mention: { page: [duty-1] }\n    fallback', 'mention: { page: [duty-2] }\n    fallback'),
      'duty-2',
      /nobody has the id duty-2/,
    ],
    [
      'a person a robot cannot call',
      with_('language: en\n    mention: { page: [duty-1] }', 'language: en\n    mention: { page: [head-1] }'),
      'head-1] }\n  - id: phone',
      /head-1 has no feishu/,
    ],
    [
      'more than a provider allows',
      with_('    kind: wecom\n', '    kind: wecom\n    perMinute: 30\n'),
      'perMinute: 30',
      /20/,
    ],
    [
      'routes that do not end',
      with_('  - { robots: [ding-sre] }', '  - { teams: [sre], robots: [ding-sre] }'),
      '{ teams: [sre]',
      /last route must have no conditions/,
    ],
    [
      'steps in the wrong order',
      with_(
        'afterMinutes: 15, robots: [phone], mention: [head-1]',
        'afterMinutes: 5, robots: [phone], mention: [head-1]',
      ),
      '5, robots: [phone]',
      /not later/,
    ],
    [
      'a circle of stand-ins',
      with_('    keyword: 告警', '    keyword: 告警\n    fallback: wecom-ops'),
      'ding-sre\n  - id',
      /leads back/,
    ],
    [
      'a secret instead of the name of a variable',
      with_('tokenVariable: NOTIFIER_TOKEN', 'tokenVariable: s3cret-value'),
      's3cret-value',
      /environment variable/,
    ],
  ])('%s', (_name, text, place, message) => {
    const found = problems(text);
    const line = lineOf(text, place);
    const hit = found.find((each) => message.test(each));
    expect(hit, found.join('\n')).toBeDefined();
    expect(Number(hit!.split(':')[0])).toBe(line);
  });

  test('secrets: what is not set, too short or no address, all at once and never its value', () => {
    const found = problems(configText, {
      ...environment,
      NOTIFIER_TOKEN: undefined,
      NOTIFIER_LINK_KEY: 'short-key',
      WECOM_URL: 'http://evil.example/key=abc',
      DING_URL: 'nonsense',
    });
    expect(found.map((each) => each.replace(/^\d+:\d+: /, ''))).toEqual([
      'robots[0].urlVariable: environment variable WECOM_URL is not an https URL',
      'robots[1].urlVariable: environment variable DING_URL is no URL',
      'server.tokenVariable: environment variable NOTIFIER_TOKEN is not set',
      'acknowledgement.secretVariable: environment variable NOTIFIER_LINK_KEY is shorter than 32 characters',
    ]);
    expect(found.join()).not.toMatch(/short-key|key=abc|nonsense/);
  });

  test('YAML that is none', () => {
    expect(problems('a: [')[0]).toMatch(/^\d+:\d+: /);
  });
});

test('every cause that lies with a provider is one of the catalogue that alerts', () => {
  const labels = causeRules.map(({ cause }) => cause.label);
  expect(providerSideCauses.filter((label) => !labels.includes(label))).toEqual([]);
});
