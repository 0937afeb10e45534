import { afterEach, describe, expect, test } from 'vitest';
import { type House, house, numbersIn } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const minute = 60_000;
const names =
  (id: string) =>
  (shown: { readonly text: string }): boolean =>
    numbersIn(shown.text).includes(id);
const onlyAlert = (): string => [...h.notifier().state.incidents.keys()][0]!;

describe('a robot that does not take messages', () => {
  test('is tried again with growing pauses, and told once when it is back', async () => {
    h = house();
    h.robots.feishu.weather = (n) => (n < 6 ? { status: 503 } : 'fine');
    h.post('money', [{}]);
    await h.clock.advance(5 * minute);
    expect(h.robots.feishu.shown.filter(names(onlyAlert()))).toHaveLength(1);
    expect(h.robots.feishu.requests).toHaveLength(7);
    expect(h.robots.feishu.shown[0]!.text).not.toContain('repeat');
  });

  test('DingTalk is left alone for its ten minutes, and then names everything that came meanwhile', async () => {
    h = house();
    // Somebody else used up the robot's twenty messages.
    for (let i = 0; i < 20; i++)
      void h.robots.dingtalk.post({ url: 'https://oapi.dingtalk.com/robot/send', headers: {}, body: '{}' });
    await h.clock.advance(1_000);
    h.post('somewhere', [{ labels: { severity: 'urgent' } }]);
    await h.clock.advance(1_000);
    for (let i = 0; i < 30; i++) {
      h.post('somewhere', [{ labels: { severity: 'urgent', region: `r${i}` } }], `g${i}`);
      await h.clock.advance(10_000);
    }
    expect(h.robots.dingtalk.shown).toEqual([]);
    await h.clock.advance(10 * minute);
    const told = new Set(h.robots.dingtalk.shown.flatMap(({ text }) => numbersIn(text)));
    expect(told).toEqual(new Set(h.notifier().state.incidents.keys()));
    expect(h.complaints()).toEqual(['more than 20 within a minute']);
  });

  test('the block is kept over a restart', async () => {
    h = house();
    for (let i = 0; i < 20; i++)
      void h.robots.dingtalk.post({ url: 'https://oapi.dingtalk.com/robot/send', headers: {}, body: '{}' });
    await h.clock.advance(1_000);
    h.post('somewhere', [{ labels: { severity: 'urgent' } }]);
    await h.clock.advance(minute);
    h.restart();
    await h.clock.advance(12 * minute);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
    expect(h.complaints()).toEqual(['more than 20 within a minute']);
  });

  test('a page goes to its stand-in within a minute or two, an urgent one waits', async () => {
    h = house();
    h.robots.wecom.weather = () => ({ status: 502 });
    h.post('channel-ops', [{}]);
    const page = onlyAlert();
    h.post('channel-ops', [{ labels: { severity: 'urgent' } }], 'other');
    await h.clock.advance(2 * minute);
    const handed = h.robots.dingtalk.shown.filter(names(page));
    expect(handed).toHaveLength(1);
    expect(handed[0]!.title).toContain('代发');
    expect(h.robots.dingtalk.shown).toHaveLength(1);
    expect(
      h
        .audit()
        .some(({ what, robot, alert }) => what === 'fallback' && robot === 'ding-sre' && alert === page),
    ).toBe(true);
  });

  test('words it refuses are said in fewer words', async () => {
    h = house();
    const { post } = h.robots.dingtalk;
    h.robots.dingtalk.weather = (n) => (n === 0 ? { status: 200, body: '{"errcode":430102}' } : 'fine');
    expect(post).toBeDefined();
    h.post('somewhere', [{ annotations: { summary_zh: '不合适的字' } }]);
    await h.clock.advance(minute);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
    expect(h.robots.dingtalk.shown[0]!.text).not.toContain('不合适的字');
    expect(h.robots.dingtalk.shown.filter(names(onlyAlert()))).toHaveLength(1);
  });

  test('a wrong secret is tried again every few minutes and mended without a restart', async () => {
    h = house();
    h.robots.dingtalk.weather = (n) =>
      n < 5 ? { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' } : 'fine';
    h.post('somewhere', [{}]);
    await h.clock.advance(15 * minute);
    expect(h.robots.dingtalk.shown.length).toBeGreaterThanOrEqual(1);
  });
});

describe('an answer that got lost', () => {
  test('the message comes again, says that it may be a repeat, and has the same number', async () => {
    h = house();
    h.robots.feishu.weather = (n) => (n === 0 ? 'answer lost' : 'fine');
    h.post('money', [{ labels: { severity: 'urgent' } }]);
    await h.clock.advance(minute);
    const [first, second, ...more] = h.robots.feishu.shown;
    expect(more).toEqual([]);
    const number = /\/ack\/(M\w{9})\./.exec(first!.text)![1]!;
    expect(first!.text).not.toContain('May be a repeat');
    expect(second!.text).toContain(`May be a repeat: no answer came for message ${number}`);
    expect(second!.text).toContain(`/ack/${number}.`);
  });

  test('a forwarder that knows idempotency keys sees it once', async () => {
    h = house();
    h.robots.phone.weather = (n) => (n < 3 ? 'answer lost' : 'fine');
    h.post('channel-ops', [{}]);
    await h.clock.advance(17 * minute);
    expect(h.robots.phone.requests.length).toBeGreaterThan(1);
    expect(h.robots.phone.shown).toHaveLength(1);
    expect(h.robots.phone.shown[0]!.called).toContain('13800000003');
  });

  test('lost requests are made up for', async () => {
    h = house();
    h.robots.wecom.weather = (n) => (n < 2 ? 'request lost' : 'fine');
    h.post('channel-ops', [{ labels: { severity: 'urgent' } }]);
    await h.clock.advance(2 * minute);
    expect(h.robots.wecom.shown.filter(names(onlyAlert()))).toHaveLength(1);
  });
});

describe('Feishu at whole and half hours', () => {
  test('what is in no hurry waits; nothing is refused', async () => {
    h = house('2026-03-10T09:59:58+08:00');
    for (const region of ['a', 'b', 'c'])
      h.post('money', [{ labels: { severity: 'urgent', region } }], region);
    await h.clock.advance(3 * minute);
    expect(h.robots.feishu.requests).toHaveLength(3);
    expect(h.robots.feishu.shown[0]!.at).toBeGreaterThan(30_000);
  });

  test('a page does not wait, is throttled, and is through within ten seconds', async () => {
    h = house('2026-03-10T10:00:00+08:00');
    h.post('money', [{}]);
    await h.clock.advance(12_000);
    expect(h.robots.feishu.requests.length).toBeGreaterThan(1);
    expect(h.robots.feishu.shown).toHaveLength(1);
  });
});
