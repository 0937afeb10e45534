import { describe, expect, test } from 'vitest';
import { commandLines, lintCommands, queriesOf } from '../../../alerts/runbooks/commands.ts';
import { boilerplate, lintRunbook, sameCommands } from '../../../alerts/runbooks/lint.ts';
import { sections } from '../../../alerts/runbooks/sections.ts';
import { available } from './available.ts';
import { unknownIn } from './metrics.ts';

const words = (n: number): string => Array.from({ length: n }, (_, i) => `word${i}`).join(' ');
const block = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;

/** A runbook with nothing wrong, to be spoilt. */
const good = [
  '# C99 Thing',
  ...sections.flatMap(({ id, en }) => [
    `## ${en}`,
    id === 'mitigation' ? `1. ${words(40)}` : id === 'alerts' ? '' : words(40),
    ...(id === 'diagnosis' ? [block('promql', 'up == 0'), block('sh', 'df -h')] : []),
  ]),
  '### ThingBroken',
  words(30),
].join('\n\n');
const subject = { title: 'C99 Thing', alerts: ['ThingBroken'] };

describe('lintRunbook', () => {
  test('accepts a good one', () => expect(lintRunbook(good, 'en', subject)).toEqual([]));

  test.each([
    ['another title', good.replace('# C99 Thing', '# Thing'), 'headings are'],
    ['a chapter left out', good.replace('## Escalation', '**Escalation**'), 'headings are'],
    [
      'chapters in another order',
      good.replace('## Meaning', '## X').replace('## Diagnosis', '## Meaning'),
      'headings are',
    ],
    ['an alert left out', good.replace('### ThingBroken', ''), 'headings are'],
    ['an alert too many', `${good}\n\n### Other\n\n${words(30)}`, 'headings are'],
    ['few words', good.replaceAll(words(40), words(20)), '250 are the least'],
    [
      'an empty chapter',
      good.replace(`## Escalation\n\n${words(40)}`, `## Escalation\n\n${words(3)}`),
      "'Escalation' says too little",
    ],
    [
      'an alert of one sentence',
      good.replace(/(?<=ThingBroken\n\n).*$/s, words(5)),
      "'ThingBroken' says too little",
    ],
    ['mitigation without steps', good.replace('1. word0', 'word0'), 'no list of steps'],
    ['no query', good.replace('```promql', '```sh'), 'no ```promql'],
    ['no command', good.replace('```sh', '```promql'), 'no ```sh'],
    ['another kind of block', `${good}\n\n${block('yaml', 'a: 1')}`, "is 'yaml'"],
    ['raw HTML', `${good}\n\n<b>x</b>`, 'raw HTML'],
    ['a path of one machine', `${good}\n\nsee /home/ann/x`, 'path of one machine'],
  ])('finds %s', (_what, text, complaint) => {
    expect(lintRunbook(text, 'en', subject).join('\n')).toContain(complaint);
  });

  test('counts Chinese by characters', () => {
    const zh = sections.reduce(
      (text, { en, zh: title }) => text.replace(`## ${en}\n`, `## ${title}\n`),
      good,
    );
    expect(lintRunbook(zh, 'zh', subject).join('\n')).toContain('400 are the least');
  });
});

describe('commands', () => {
  const shell = (code: string): string[] => lintCommands(block('sh', code), available);

  test.each([
    'curl -s http://localhost:9464/metrics | grep x',
    'curl -s "http://localhost:9465/v1/evidence/NUMBER?format=csv"',
    'curl -s http://127.0.0.1:9464/runbooks/en/bank_slow',
    'curl -sI https://openapi.alipay.com/',
    'npm run check -- --config collector.yaml --quiet',
    'node collector/main.ts notify --config notifier.yaml \\\n  --port 9465',
    "journalctl -k | grep -E 'a|b; c && d'",
    'amtool alert query --alertmanager.url=http://localhost:9093',
  ])('may say %s', (code) => expect(shell(code)).toEqual([]));

  test.each([
    ['curl -s http://localhost:9464/v1/trace/1', 'nothing answers'],
    ['curl -s http://localhost:9999/metrics', 'nothing answers'],
    ['curl -s http://example.com/', 'neither one of our services'],
    ['npm run fly', 'no such npm script'],
    ['npm run check -- --verbose', 'check has no option --verbose'],
    ['node collector/main.ts fly', 'no such command'],
    ['node collector/main.ts notify --dry-run', 'notify has no option --dry-run'],
    ['node x.js', 'node may only run'],
    ['df -h && ./fix.sh', 'not a known program'],
  ])('may not say %s', (code, complaint) => expect(shell(code).join('\n')).toContain(complaint));

  test('are joined where a line goes on, without comments', () => {
    expect(commandLines(block('sh', '# why\ncurl -s \\\n  x\ndf -h'))).toEqual(['curl -s x', 'df -h']);
  });

  test('in both languages are the same, comments aside', () => {
    expect(sameCommands(block('sh', '# one\ndf -h'), block('sh', '# 一\ndf -h'))).toBe(true);
    expect(sameCommands(block('sh', 'df -h'), block('sh', 'df -i'))).toBe(false);
  });
});

describe('queries', () => {
  test('are found in blocks and in commands', () => {
    const text = [
      block('promql', '# a\nup\n\nup == 0'),
      block('sh', "promtool query instant http://localhost:9090 'sum(up)'"),
    ];
    expect(queriesOf(text.join('\n\n'))).toEqual(['up', 'up == 0', 'sum(up)']);
  });

  test.each([
    [
      'sum by (channel) (rate(acquirer_authorization_total[5m]))',
      'nobody exports acquirer_authorization_total',
    ],
    ['channel:attempts:rate7m', 'nobody exports channel:attempts:rate7m'],
    ['acquirer_channel_up{bank="x"}', 'acquirer_channel_up has no label bank'],
    ['acquirer_authorizations_total{outcome="failed"}', 'never has outcome="failed"'],
  ])('may not ask %s', (query, complaint) => expect(unknownIn(query).join('\n')).toContain(complaint));

  test.each([
    'histogram_quantile(0.95, sum by (le) (rate(acquirer_payout_duration_seconds_bucket{le!="+Inf"}[5m])))',
    'time() - (acquirer_source_last_event_timestamp_seconds > 0) unless on () vector(1)',
    'channel:attempts:rate5m offset 1d / on (channel) group_left () channel:attempts:mean1h',
  ])('may ask %s', (query) => expect(unknownIn(query)).toEqual([]));
});

test('a paragraph in three runbooks is padding, in two it is not', () => {
  const page = (n: number): string => `# T${n}\n\n${words(25)}\n\nown ${n}`;
  const of = (n: number): Map<string, string> =>
    new Map(Array.from({ length: n }, (_, i) => [`r${i}`, page(i)]));
  expect(boilerplate(of(2), 'en')).toEqual([]);
  expect(boilerplate(of(3), 'en')).toHaveLength(1);
});
