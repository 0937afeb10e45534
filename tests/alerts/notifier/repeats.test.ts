import { afterEach, describe, expect, test } from 'vitest';
import { type House, house } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const minute = 60_000;
const hour = 60 * minute;
const urgent = { severity: 'urgent' };

describe('Alertmanager posts again', () => {
  test('a retry is told nobody, over a restart as well', async () => {
    h = house();
    const startsAt = h.clock.wall();
    const group = [
      { labels: urgent, startsAt },
      { labels: { ...urgent, region: 'east' }, startsAt },
    ];
    expect(h.post('channel-ops', group)).toBe('news');
    await h.clock.advance(minute);
    const [before] = [h.robots.wecom.shown.length];
    expect(h.post('channel-ops', [...group].reverse())).toBe('repeated');
    h.restart();
    expect(h.post('channel-ops', group)).toBe('repeated');
    await h.clock.advance(10 * minute);
    expect(h.robots.wecom.shown).toHaveLength(before!);
  });

  test('figures that moved between two attempts make no news', () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ labels: urgent, startsAt }]);
    expect(
      h.post('channel-ops', [{ labels: urgent, startsAt, annotations: { money_at_risk: 'CNY 9M' } }]),
    ).toBe('repeated');
  });

  test('a group that grew tells what is new in it, and only that', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ labels: urgent, startsAt }]);
    await h.clock.advance(minute);
    h.post('channel-ops', [
      { labels: urgent, startsAt },
      { labels: { ...urgent, region: 'east' }, startsAt: startsAt + minute },
    ]);
    await h.clock.advance(minute);
    expect(h.robots.wecom.shown).toHaveLength(2);
    expect(h.robots.wecom.shown[1]!.text).toContain('region=east');
    expect(h.robots.wecom.shown[1]!.text).not.toContain('同组其他');
  });

  test('the same after hours is a reminder, unless somebody has it', async () => {
    h = house();
    const startsAt = h.clock.wall();
    const alerts = [{ labels: urgent, startsAt }];
    h.post('channel-ops', alerts);
    await h.clock.advance(4 * hour);
    expect(h.post('channel-ops', alerts)).toBe('news');
    await h.clock.advance(minute);
    expect(h.robots.wecom.shown.at(-1)!.text).toContain('提醒:仍在触发且无人确认');
    h.notifier().acknowledge([...h.notifier().state.incidents.keys()], 'duty-1', 'command');
    await h.clock.advance(4 * hour);
    expect(h.post('channel-ops', alerts)).toBe('nothing new');
    // After twelve hours of quiet it is asked again whether anybody still has it.
    await h.clock.advance(9 * hour);
    expect(h.post('channel-ops', alerts)).toBe('news');
  });

  test('one alert by two routes is told once to a robot', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ labels: urgent, startsAt }], '{}/{team="a"}:{}');
    expect(h.post('channel-ops', [{ labels: urgent, startsAt }], '{}/{team="b"}:{}')).toBe('nothing new');
    await h.clock.advance(minute);
    expect(h.robots.wecom.shown).toHaveLength(1);
  });

  test('resolved is told to those who were told, and once', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ startsAt }]);
    await h.clock.advance(6 * minute);
    const over = { status: 'resolved' as const, startsAt, endsAt: h.clock.wall() };
    h.post('channel-ops', [over]);
    h.post('channel-ops', [over]);
    await h.clock.advance(20 * minute);
    expect(h.robots.wecom.shown.filter(({ text }) => text.includes('已恢复'))).toHaveLength(1);
    // It had been escalated there.
    expect(h.robots.dingtalk.shown.map(({ title }) => title.slice(0, 3))).toEqual(['【升级', '【已恢']);
    expect(h.robots.phone.shown).toEqual([]);
    expect(h.robots.wecom.shown.at(-1)!.text).toMatch(/持续 6 分 \(14:07–14:13\)/);
  });

  test('a later firing of the same alert is another one', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ labels: urgent, startsAt }]);
    await h.clock.advance(minute);
    h.post('channel-ops', [{ labels: urgent, status: 'resolved', startsAt, endsAt: h.clock.wall() }]);
    await h.clock.advance(hour);
    h.post('channel-ops', [{ labels: urgent, startsAt: h.clock.wall() }]);
    await h.clock.advance(minute);
    expect(h.robots.wecom.shown).toHaveLength(3);
    expect(h.notifier().state.incidents.size).toBe(2);
  });
});
