import { afterEach, expect, test } from 'vitest';
import { type House, house } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const minute = 60_000;
const hour = 60 * minute;
const urgent = { severity: 'urgent' };

test('a receiver that takes an alert over at its hour tells its own robots, and nobody twice', async () => {
  h = house();
  const alerts = [{ labels: urgent, startsAt: h.clock.wall() }];
  expect(h.post('night desk', alerts)).toBe('news');
  await h.clock.advance(minute);
  expect(h.robots.dingtalk.shown).toHaveLength(1);
  await h.clock.advance(5 * minute);
  expect(h.post('channel-ops', alerts)).toBe('news');
  await h.clock.advance(minute);
  expect(h.robots.wecom.shown).toHaveLength(1);
  expect(h.robots.dingtalk.shown).toHaveLength(1);
  h.restart();
  expect(h.post('channel-ops', alerts)).toBe('repeated');
});

test('both hear that it is over, whoever Alertmanager tells', async () => {
  h = house();
  const startsAt = h.clock.wall();
  h.post('night desk', [{ labels: urgent, startsAt }]);
  await h.clock.advance(minute);
  h.post('channel-ops', [{ labels: urgent, startsAt }]);
  await h.clock.advance(minute);
  h.restart();
  h.post('channel-ops', [{ labels: urgent, startsAt, status: 'resolved', endsAt: h.clock.wall() }]);
  await h.clock.advance(2 * minute);
  expect(h.robots.wecom.shown.at(-1)!.text).toContain('已恢复');
  expect(h.robots.dingtalk.shown.at(-1)!.text).toContain('已恢复');
});

test('a reminder after hours reaches everybody who has it now', async () => {
  h = house();
  const alerts = [{ labels: urgent, startsAt: h.clock.wall() }];
  h.post('night desk', alerts);
  await h.clock.advance(minute);
  h.post('channel-ops', alerts);
  await h.clock.advance(4 * hour);
  const before = [h.robots.wecom.shown.length, h.robots.dingtalk.shown.length];
  expect(h.post('channel-ops', alerts)).toBe('news');
  await h.clock.advance(minute);
  expect(h.robots.wecom.shown.length).toBe(before[0]! + 1);
  expect(h.robots.dingtalk.shown.length).toBe(before[1]! + 1);
});
