import { afterEach, expect, test } from 'vitest';
import { configText } from './world/config.ts';
import { type House, house } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const minute = 60_000;
const config = `${configText}
watchdog: { silentMinutes: 5, robots: [ding-sre] }
`;
const beat = (): string => h.post('watchdog', [{ labels: { alertname: 'Watchdog', severity: 'info' } }]);
const titles = (): string[] => h.robots.dingtalk.shown.map(({ title }) => title.slice(0, 4));

test('heartbeats are no alerts; silence is a page; the next heartbeat ends it', async () => {
  h = house(undefined, config);
  for (let i = 0; i < 10; i++) {
    expect(beat()).toBe('heartbeat');
    await h.clock.advance(minute);
  }
  expect(h.notifier().state.incidents.size).toBe(0);
  await h.clock.advance(4 * minute + 30_000);
  expect(titles()).toEqual(['【P1 ']);
  expect(h.robots.dingtalk.shown[0]!.text).toContain('未收到 Alertmanager 心跳');
  h.restart();
  await h.clock.advance(minute);
  expect(titles()).toHaveLength(1);
  beat();
  await h.clock.advance(minute);
  expect(titles().at(-1)).toBe('【已恢复');
});

test('a clock that jumps is no silence', async () => {
  h = house(undefined, config);
  beat();
  h.clock.jump(3_600_000);
  await h.clock.advance(4 * minute);
  expect(h.robots.dingtalk.shown).toEqual([]);
});

test('without a configured watchdog the heartbeat is an alert like others', async () => {
  h = house();
  expect(beat()).not.toBe('heartbeat');
});
