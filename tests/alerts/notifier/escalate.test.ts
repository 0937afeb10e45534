import { afterEach, describe, expect, test } from 'vitest';
import { type House, house, numbersIn } from './world/house.ts';

let h: House;
afterEach(() => h.close());

const minute = 60_000;
const hour = 60 * minute;
const numbers = (): string[] => [...h.notifier().state.incidents.keys()];
const escalated = (): string[] =>
  h.robots.dingtalk.shown.filter(({ title }) => title.includes('升级')).map(({ title }) => title);

describe('a page nobody acknowledges', () => {
  test('goes to the backup after 5 minutes and to the head by phone after 15', async () => {
    h = house();
    h.post('channel-ops', [{}]);
    await h.clock.advance(5 * minute - 1_000);
    expect(h.robots.dingtalk.shown).toEqual([]);
    await h.clock.advance(2_000);
    expect(h.robots.dingtalk.shown[0]!.title).toContain('升级:无人确认');
    expect(h.robots.dingtalk.shown[0]!.called).toContain('13800000002');
    await h.clock.advance(10 * minute - 2_000);
    expect(h.robots.phone.shown).toEqual([]);
    await h.clock.advance(2_000);
    expect(h.robots.phone.shown[0]!.called).toEqual(['13800000003']);
    await h.clock.advance(5 * hour);
    expect([h.robots.dingtalk.shown.length, h.robots.phone.shown.length]).toEqual([1, 1]);
    expect(
      h
        .audit()
        .filter(({ what }) => what === 'escalation')
        .map(({ step }) => step),
    ).toEqual([1, 2]);
  });

  test('goes nowhere once somebody has it', async () => {
    h = house();
    h.post('channel-ops', [{}]);
    await h.clock.advance(4 * minute);
    expect(h.notifier().acknowledge(numbers(), 'duty-1', 'command')).toEqual(numbers());
    await h.clock.advance(hour);
    expect(h.robots.dingtalk.shown).toEqual([]);
    expect(h.robots.phone.shown).toEqual([]);
  });

  test('nor once it is over', async () => {
    h = house();
    const startsAt = h.clock.wall();
    h.post('channel-ops', [{ startsAt }]);
    await h.clock.advance(4 * minute);
    h.post('channel-ops', [{ startsAt, status: 'resolved', endsAt: h.clock.wall() }]);
    await h.clock.advance(hour);
    expect(h.robots.dingtalk.shown).toEqual([]);
  });

  test('an escalation still waiting is taken back when somebody acknowledges', async () => {
    h = house();
    h.robots.dingtalk.weather = () => 'refused connection';
    h.post('channel-ops', [{}]);
    await h.clock.advance(6 * minute);
    h.notifier().acknowledge(numbers(), 'duty-1', 'link');
    h.robots.dingtalk.weather = () => 'fine';
    await h.clock.advance(hour);
    expect(h.robots.dingtalk.shown).toEqual([]);
  });

  test('many at once are one call, not many', async () => {
    h = house();
    for (let i = 0; i < 40; i++) h.post('channel-ops', [{ labels: { region: `r${i}` } }], `g${i}`);
    await h.clock.advance(16 * minute);
    expect(h.robots.phone.shown).toHaveLength(1);
    expect(new Set(h.robots.dingtalk.shown.flatMap(({ text }) => numbersIn(text)))).toEqual(
      new Set(numbers()),
    );
  });
});

test('an urgent one goes to the phone after 15 minutes', async () => {
  h = house();
  h.post('channel-ops', [{ labels: { severity: 'urgent' } }]);
  await h.clock.advance(15 * minute - 1_000);
  expect(h.robots.phone.shown).toEqual([]);
  await h.clock.advance(2_000);
  expect(h.robots.phone.shown[0]!.called).toEqual(['13800000002']);
});

test('a severity nobody knows is treated as urgent, so that somebody looks', async () => {
  h = house();
  h.post('channel-ops', [{ labels: { severity: 'critical' } }]);
  await h.clock.advance(16 * minute);
  expect(h.robots.wecom.shown[0]!.text).toContain('P2');
  expect(h.robots.phone.shown).toHaveLength(1);
});

describe('restarts and clocks', () => {
  test('a restart neither forgets a step nor takes it twice', async () => {
    h = house();
    h.post('channel-ops', [{}]);
    await h.clock.advance(3 * minute);
    h.restart();
    await h.clock.advance(2 * minute + 5_000);
    expect(escalated()).toHaveLength(1);
    h.restart();
    await h.clock.advance(5 * minute);
    h.restart();
    await h.clock.advance(6 * minute);
    expect(escalated()).toHaveLength(1);
    expect(h.robots.phone.shown).toHaveLength(1);
  });

  test('steps missed while the process was down are taken when it is back', async () => {
    h = house();
    h.post('channel-ops', [{}]);
    await h.clock.advance(minute);
    h.kill();
    await h.clock.advance(30 * minute);
    h.restart();
    await h.clock.advance(minute);
    expect(escalated()).toHaveLength(1);
    expect(h.robots.phone.shown).toHaveLength(1);
  });

  test.each([
    ['an hour ahead', hour],
    ['a day ahead', 24 * hour],
    ['an hour back', -hour],
  ])('a clock that jumps %s moves no step', async (_name, jump) => {
    h = house();
    h.post('channel-ops', [{}]);
    await h.clock.advance(2 * minute);
    h.clock.jump(jump);
    await h.clock.advance(2 * minute);
    expect(escalated()).toEqual([]);
    await h.clock.advance(minute + 1_000);
    expect(escalated()).toHaveLength(1);
  });

  test('a clock that jumps opens no limit', async () => {
    h = house();
    for (let i = 0; i < 300; i++)
      h.post('channel-ops', [{ labels: { severity: 'urgent', region: `r${i}` } }], `g${i}`);
    for (const jump of [hour, -2 * hour, 10 * minute, -10 * minute]) {
      await h.clock.advance(3_000);
      h.clock.jump(jump);
      for (let i = 0; i < 30; i++)
        h.post(
          'channel-ops',
          [{ labels: { severity: 'urgent', region: `s${i} after ${jump / 1000}` } }],
          `g${jump}${i}`,
        );
    }
    await h.clock.advance(5 * minute);
    expect(new Set(h.robots.wecom.shown.flatMap(({ text }) => numbersIn(text)))).toEqual(new Set(numbers()));
    expect(h.complaints()).toEqual([]);
  });

  test('a restart in the middle of a busy minute keeps the limit', async () => {
    h = house();
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 12; i++)
        h.post('channel-ops', [{ labels: { region: `r${round}-${i}` } }], `g${round}-${i}`);
      await h.clock.advance(4_000);
      h.restart();
    }
    await h.clock.advance(4 * minute);
    expect(new Set(h.robots.wecom.shown.flatMap(({ text }) => numbersIn(text)))).toEqual(new Set(numbers()));
    expect(h.complaints()).toEqual([]);
  });
});

describe('tickets', () => {
  const ticket = (region: string) => ({ labels: { severity: 'ticket', region } });

  test('wait for the list of 09:00', async () => {
    h = house('2026-03-10T20:00:00+08:00');
    for (const region of ['a', 'b', 'c']) h.post('somewhere', [ticket(region)], region);
    await h.clock.advance(13 * hour - minute);
    expect(h.robots.dingtalk.shown).toEqual([]);
    await h.clock.advance(2 * minute);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
    expect(h.robots.dingtalk.shown[0]!.title).toBe('每日工单汇总 3 条 · P3 3');
    expect(new Set(numbersIn(h.robots.dingtalk.shown[0]!.text))).toEqual(new Set(numbers()));
  });

  test('are on it until somebody takes them; what came and went is on it once', async () => {
    h = house('2026-03-10T20:00:00+08:00');
    const startsAt = h.clock.wall();
    for (const region of ['kept', 'taken', 'over'])
      h.post('somewhere', [{ ...ticket(region), startsAt }], region);
    const [kept, taken, over] = numbers() as [string, string, string];
    h.notifier().acknowledge([taken], 'duty-1', 'command');
    h.post(
      'somewhere',
      [{ ...ticket('over'), startsAt, status: 'resolved', endsAt: h.clock.wall() + minute }],
      'over',
    );
    await h.clock.advance(14 * hour);
    await h.clock.advance(24 * hour);
    const lists = h.robots.dingtalk.shown.map(({ text }) => numbersIn(text));
    expect(lists.map((list) => [...new Set(list)].sort())).toEqual([[kept, over].sort(), [kept]]);
    expect(h.robots.dingtalk.shown[0]!.text).toContain(`${over} (已恢复)`);
  });

  test('the list is made once a day, also over restarts and when the clock goes back', async () => {
    h = house('2026-03-10T08:58:00+08:00');
    h.post('somewhere', [ticket('a')]);
    await h.clock.advance(3 * minute);
    h.restart();
    await h.clock.advance(minute);
    h.clock.jump(-5 * minute);
    await h.clock.advance(20 * minute);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
  });

  test('a process that was down at 09:00 makes it when it is back', async () => {
    h = house('2026-03-10T08:00:00+08:00');
    h.post('somewhere', [ticket('a')]);
    h.kill();
    await h.clock.advance(4 * hour);
    h.restart();
    await h.clock.advance(minute);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
  });

  test('those Alertmanager holds until after 09:00 are listed the same morning, together', async () => {
    h = house('2026-03-10T08:58:00+08:00');
    await h.clock.advance(5 * minute);
    for (const region of ['a', 'b']) h.post('somewhere', [ticket(region)], region);
    await h.clock.advance(3 * minute);
    expect(h.robots.dingtalk.shown.map(({ title }) => title)).toEqual(['每日工单汇总 2 条 · P3 2']);
    await h.clock.advance(2 * hour);
    h.post('somewhere', [ticket('after')], 'after');
    await h.clock.advance(10 * hour);
    expect(h.robots.dingtalk.shown).toHaveLength(1);
  });

  test('500 of them are all on it', async () => {
    h = house('2026-03-10T08:00:00+08:00');
    for (let i = 0; i < 500; i++) h.post('channel-ops', [ticket(`r${i}`)], `g${i}`);
    await h.clock.advance(1.2 * hour);
    expect(new Set(h.robots.wecom.shown.flatMap(({ text }) => numbersIn(text)))).toEqual(new Set(numbers()));
    expect(h.complaints()).toEqual([]);
  });
});
