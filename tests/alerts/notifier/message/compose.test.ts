import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotifierConfig } from '../../../../alerts/notifier/config/load.ts';
import { fold } from '../../../../alerts/notifier/incidents/fold.ts';
import type { Incident } from '../../../../alerts/notifier/incidents/incident.ts';
import { emptyState } from '../../../../alerts/notifier/incidents/state.ts';
import type { Reason } from '../../../../alerts/notifier/incidents/waiting.ts';
import { newsOf } from '../../../../alerts/notifier/intake/news.ts';
import {
  type Composing,
  composeCall,
  composeCard,
  type Subject,
} from '../../../../alerts/notifier/message/compose.ts';
import type { Draft } from '../../../../alerts/notifier/message/draft.ts';
import { kindOf } from '../../../../alerts/notifier/robots/table.ts';
import { utf8Bytes } from '../standins/provider.ts';
import { type Alert, webhook } from '../world/alerts.ts';
import { configText, environment } from '../world/config.ts';
import { numbersIn } from '../world/house.ts';

const now = Date.parse('2026-03-10T03:52:00+08:00');
const { config, secrets } = parseNotifierConfig(configText, 'notifier.yaml', environment);

function incidents(alerts: readonly Alert[]): Incident[] {
  const state = emptyState();
  fold(state, newsOf(webhook('everywhere', alerts, now), state, config, now)!);
  return [...state.incidents.values()];
}

const subjects = (list: readonly Incident[], reason: Reason = 'new', more: object = {}): Subject[] =>
  list.map((incident) => ({
    incident,
    waiting: { alert: incident.id, reason, robot: 'x', since: now, bundle: 'b', mention: [], ...more },
  }));

function composing(robot: string): Composing {
  const found = config.robots.find(({ id }) => id === robot)!;
  const kind = kindOf(found);
  return {
    id: 'MABCDEFGHJ',
    robot: found,
    telling: {
      config,
      now,
      links: { publicUrl: config.server.publicUrl, key: secrets.linkKey, lifetimeMs: 86_400_000 },
    },
    cardBytes: (draft) => kind.cardBytes(draft, found),
    budget: kind.budget,
    mostLines: kind.mostLines,
    callFor: () => ({ people: [...config.people], everybody: true }),
  };
}

/** What the provider would measure, by its own rule and not by ours. */
function bytesOnTheWire(
  draft: Draft,
  robot: string,
): { readonly bytes: number; readonly most: number; readonly text: string } {
  const found = config.robots.find(({ id }) => id === robot)!;
  const { body } = kindOf(found).request(draft, found, secrets.robots.get(robot)!, now);
  if (found.kind !== 'wecom') return { bytes: utf8Bytes(body), most: 20_000, text: body };
  const { markdown, text } = JSON.parse(body) as {
    markdown?: { content: string };
    text?: { content: string };
  };
  const content = markdown?.content ?? text?.content ?? '';
  return { bytes: utf8Bytes(content), most: markdown === undefined ? 2048 : 4096, text: content };
}

const robots = ['wecom-ops', 'ding-sre', 'feishu-money'] as const;

describe('one alert in full', () => {
  const order = [
    'P1 立即处理',
    '通道',
    '银联卡 (cup_card)',
    '至少 31% 的请求为系统失败',
    'CNY 12.3k/分钟',
    '532',
    '剩余 6 小时 27 分',
    'C10 支付通道故障',
    '处置手册',
    '看板',
    'ack ',
  ];

  test('says in Chinese what operators ask for, in their order', () => {
    const draft = composeCard(subjects(incidents([{}])), 'alert', composing('wecom-ops'));
    const { text } = bytesOnTheWire(draft, 'wecom-ops');
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('says the same in English', () => {
    const draft = composeCard(subjects(incidents([{}])), 'alert', composing('feishu-money'));
    const { text } = bytesOnTheWire(draft, 'feishu-money');
    const parts = [
      'P1 act now',
      'channel',
      'UnionPay cards (cup_card)',
      'at least 31%',
      'CNY 12.3k a minute',
      '532',
      '6 h 27 min left',
      'C10',
      'runbook',
      'dashboard',
      'ack ',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('both languages: Chinese first', () => {
    const { text } = bytesOnTheWire(
      composeCard(subjects(incidents([{}])), 'alert', composing('ding-sre')),
      'ding-sre',
    );
    expect(text.indexOf('可能原因')).toBeGreaterThan(-1);
    expect(text.indexOf('Probable cause')).toBeGreaterThan(text.indexOf('可能原因'));
  });

  test('names the provider when the cause is theirs, and nobody else', () => {
    const text = (alert: Alert): string =>
      bytesOnTheWire(composeCard(subjects(incidents([alert])), 'alert', composing('wecom-ops')), 'wecom-ops')
        .text;
    expect(text({})).toMatch(/联系通道方:银联 值班 .*\/evidence\//);
    expect(text({ labels: { cause: 'system_fault' } })).not.toContain('联系通道方');
    expect(text({ labels: { channel: 'wechat' } })).not.toContain('联系通道方');
  });

  test('the time left is counted from the webhook, not from the text', () => {
    const [incident] = incidents([{}]) as [Incident];
    const later = composing('wecom-ops');
    const draft = composeCard(subjects([incident]), 'alert', {
      ...later,
      telling: { ...later.telling, now: now + 7 * 3_600_000 },
    });
    expect(bytesOnTheWire(draft, 'wecom-ops').text).toContain('约 10:19, 已过 33 分');
  });

  test('words that look like markup or mentions stay words', () => {
    const evil = '</b><at id=all></at> [x](http://evil) **y** `z`\n# heading';
    const draft = composeCard(
      subjects(incidents([{ annotations: { summary: evil, description: evil } }])),
      'alert',
      {
        ...composing('feishu-money'),
        callFor: () => ({ people: [], everybody: false }),
      },
    );
    const { text } = bytesOnTheWire(draft, 'feishu-money');
    expect(text).not.toContain('<at');
    expect(text).not.toContain('](http://evil)');
    expect(text).not.toContain('\\n# heading');
  });
});

describe('sizes', () => {
  const long = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6000 }),
    fc
      .tuple(fc.constantFrom('清算文件迟到且不完整,', '😀', 'long words ', '"\\'), fc.nat(2500))
      .map(([part, times]) => part.repeat(times)),
  );
  const alert = fc.record({
    summary_zh: long,
    description_zh: long,
    impact_zh: long,
    action_zh: long,
    description: long,
    money_at_risk: long,
    time_left: long,
    runbook_url_zh: fc.nat(990).map((length) => `http://r/${'a'.repeat(length)}`),
    dashboard_url: fc.nat(990).map((length) => `http://d/${'%20'.repeat(length / 3)}`),
  });

  test('whatever the texts, a card keeps its limit, its number and its whole links', () => {
    fc.assert(
      fc.property(alert, fc.constantFrom(...robots), (annotations, robot) => {
        const draft = composeCard(subjects(incidents([{ annotations }])), 'alert', composing(robot));
        const { bytes, most, text } = bytesOnTheWire(draft, robot);
        expect(bytes).toBeLessThanOrEqual(most);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toContain(draft.incidents[0]!.id);
        expect(text).toMatch(/\/ack\/MABCDEFGHJ\.[0-9a-z]+\.[\w-]{22}\)/);
        for (const link of text.match(/\]\([^)]*\)?/g) ?? []) expect(link.endsWith(')')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('what was cut says so', () => {
    const annotations = { description_zh: '清算'.repeat(3000) };
    const draft = composeCard(subjects(incidents([{ annotations }])), 'alert', composing('wecom-ops'));
    const { text, bytes } = bytesOnTheWire(draft, 'wecom-ops');
    expect(text).toContain('…(已截断)');
    expect(text).toContain('首要动作');
    expect(bytes).toBeGreaterThan(4000);
  });

  test('a digest names alerts in order, and as many as it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 120 }),
        fc.constantFrom(...robots),
        long,
        (count, robot, summary_zh) => {
          const list = incidents(
            Array.from({ length: count }, (_, i) => ({
              labels: { region: `r${i}` },
              annotations: { summary_zh },
            })),
          );
          const draft = composeCard(subjects(list), 'digest', composing(robot));
          const { bytes, most, text } = bytesOnTheWire(draft, robot);
          expect(bytes).toBeLessThanOrEqual(most);
          expect(draft.items.map((item) => item.alert)).toEqual(
            list.slice(0, draft.items.length).map(({ id }) => id),
          );
          const named = new Set(numbersIn(text));
          for (const { alert: id } of draft.items) expect(named.has(id)).toBe(true);
          expect(draft.items.length).toBeGreaterThanOrEqual(Math.min(count, 10));
          if (draft.items.length < count) expect(text).toContain(`+${count - draft.items.length} `);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a call stays within a text message, however many it calls to', () => {
    const list = incidents(
      Array.from({ length: 80 }, (_, i) => ({
        labels: { region: `r${i}` },
        annotations: { summary_zh: '长'.repeat(900) },
      })),
    );
    const draft = composeCall(subjects(list, 'mention'), composing('wecom-ops'));
    const { bytes } = bytesOnTheWire(draft, 'wecom-ops');
    expect(bytes).toBeLessThanOrEqual(2048);
    expect(draft.items).toHaveLength(80);
  });
});

test('words a provider refused are said with a number, a name and nothing else', () => {
  const draft = composeCard(
    subjects(incidents([{}]), 'new', { terse: true }),
    'alert',
    composing('wecom-ops'),
  );
  const { text } = bytesOnTheWire(draft, 'wecom-ops');
  expect(text).toContain('ChannelOutage cup_card');
  expect(text).toContain('/ack/');
  expect(text).not.toContain('系统失败');
});
