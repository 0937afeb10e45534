import { afterEach, describe, expect, test } from 'vitest';
import type { Provider } from './standins/provider.ts';
import { type House, house, numbersIn } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const regions = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `r${from + i}`);
const longSummary = '华东区域终端大面积离线,承运商专线疑似中断,'.repeat(8);

/** Numbers of alerts each provider has shown. */
const named = ({ shown }: Provider): Set<string> => new Set(shown.flatMap(({ text }) => numbersIn(text)));
const all = (): string[] => [...h.notifier().state.incidents.keys()];

describe('500 alerts at once', () => {
  test('in 500 notifications: every robot names every one, and no limit is passed', async () => {
    h = house();
    for (const region of regions(0, 500))
      h.post(
        'everywhere',
        [{ labels: { severity: 'urgent', region }, annotations: { summary_zh: longSummary } }],
        region,
      );
    await h.clock.advance(5 * 60_000);
    for (const robot of [h.robots.wecom, h.robots.dingtalk, h.robots.feishu]) {
      expect(new Set(all())).toEqual(named(robot));
      expect(robot.shown.length).toBeLessThan(70);
    }
    expect(h.complaints()).toEqual([]);
  });

  test('in one notification: named once each', async () => {
    h = house();
    h.post(
      'everywhere',
      regions(0, 500).map((region) => ({ labels: { severity: 'urgent', region } })),
    );
    await h.clock.advance(5 * 60_000);
    for (const robot of [h.robots.wecom, h.robots.dingtalk]) {
      const numbers = robot.shown.flatMap(({ text }) => [...new Set(numbersIn(text))]);
      expect(numbers.sort()).toEqual(all().sort());
    }
    expect(h.complaints()).toEqual([]);
  });

  test('a page that comes in the middle is in the chat within seconds, in full, and calls', async () => {
    h = house();
    for (const region of regions(0, 500))
      h.post('everywhere', [{ labels: { severity: 'urgent', region } }], region);
    await h.clock.advance(2_000);
    h.post('everywhere', [{}], 'page');
    const page = all().at(-1)!;
    await h.clock.advance(1_000);
    for (const robot of [h.robots.wecom, h.robots.dingtalk, h.robots.feishu]) {
      const first = robot.shown.find(
        ({ text, title }) => text.includes(page) && /P1 (?:立即处理|act now)/.test(title + text),
      )!;
      expect(first.at).toBeLessThanOrEqual(3_000);
      expect(first.text).toMatch(/首要动作|First action/);
    }
    expect(
      h.robots.wecom.shown.some(
        ({ kind, called, text }) => kind === 'text' && called.includes('13800000001') && text.includes(page),
      ),
    ).toBe(true);
    await h.clock.advance(5 * 60_000);
    expect(named(h.robots.wecom)).toEqual(new Set(all()));
    expect(h.complaints()).toEqual([]);
  });

  test('in a storm of pages people are called, but not for every message', async () => {
    h = house();
    for (const region of regions(0, 500)) h.post('channel-ops', [{ labels: { region } }], region);
    await h.clock.advance(4 * 60_000);
    const calls = h.robots.wecom.shown.filter(({ kind }) => kind === 'text');
    expect(calls.length).toBeGreaterThanOrEqual(1);
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(calls[0]!.at).toBeLessThan(2_000);
    expect(named(h.robots.wecom)).toEqual(new Set(all()));
    expect(h.complaints()).toEqual([]);
  });

  test('the storm that is over before it could be told is told as that', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.robots.wecom.weather = () => 'refused connection';
    for (const region of regions(0, 50))
      h.post('channel-ops', [{ labels: { severity: 'urgent', region }, startsAt }], region);
    await h.clock.advance(30_000);
    for (const region of regions(0, 50))
      h.post(
        'channel-ops',
        [{ status: 'resolved', labels: { severity: 'urgent', region }, startsAt, endsAt: h.clock.wall() }],
        region,
      );
    h.robots.wecom.weather = () => 'fine';
    await h.clock.advance(5 * 60_000);
    expect(named(h.robots.wecom)).toEqual(new Set(all()));
    expect(h.robots.wecom.shown.every(({ text }) => text.includes('曾触发,已自行恢复'))).toBe(true);
  });
});

describe('what calm days look like', () => {
  test('three alerts are three full messages, not a digest', async () => {
    h = house();
    for (const region of ['east', 'west', 'north'])
      h.post('channel-ops', [{ labels: { severity: 'urgent', region } }], region);
    await h.clock.advance(5_000);
    expect(h.robots.wecom.shown).toHaveLength(3);
    for (const { text } of h.robots.wecom.shown) expect(text).toContain('可能原因');
  });

  test('alerts of one notification are one message: the first in full, a line for each other', async () => {
    h = house();
    h.post(
      'channel-ops',
      ['east', 'west', 'north'].map((region) => ({ labels: { severity: 'urgent', region } })),
    );
    await h.clock.advance(5_000);
    expect(h.robots.wecom.shown).toHaveLength(1);
    const { text } = h.robots.wecom.shown[0]!;
    expect(text).toContain('同组其他 2 条');
    for (const part of ['region=east', 'region=west', 'region=north']) expect(text).toContain(part);
  });

  test('another robot per receiver; what nobody routed goes to the last route', async () => {
    h = house();
    h.post('money', [{}]);
    h.post('a receiver nobody thought of', [{ labels: { channel: 'wechat' } }]);
    await h.clock.advance(5_000);
    expect([h.robots.wecom, h.robots.feishu, h.robots.dingtalk].map(({ shown }) => shown.length)).toEqual([
      0, 1, 1,
    ]);
  });
});
