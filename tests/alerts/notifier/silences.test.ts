import { afterEach, describe, expect, test } from 'vitest';
import type { Silences } from '../../../alerts/notifier/silences/changes.ts';
import { matches } from '../../../alerts/notifier/silences/matcher.ts';
import { type House, house } from './world/house.ts';

let h: House;
afterEach(() => h?.close());

const minute = 60_000;

const silence = (over: Partial<Silences[number]> = {}): Silences[number] => ({
  id: 's-1',
  status: { state: 'active' },
  startsAt: '2026-03-10T06:08:00Z',
  endsAt: '2026-03-10T08:08:00Z',
  createdBy: 'Zhang San',
  matchers: [
    { name: 'alertname', value: 'ChannelOutage', isRegex: false, isEqual: true },
    { name: 'channel', value: 'cup_.*', isRegex: true, isEqual: true },
  ],
  ...over,
});

const silenceLines = (): readonly Record<string, unknown>[] =>
  h.audit().filter(({ what }) => String(what).startsWith('silence'));

test('every change of a silence is audited once, without names of people who are not configured', async () => {
  h = house();
  h.post('channel-ops', [{ labels: { channel: 'wechat' } }]);
  h.silences = [silence()];
  await h.clock.advance(5 * minute);
  h.restart();
  await h.clock.advance(5 * minute);
  h.silences = [silence({ status: { state: 'expired' } })];
  await h.clock.advance(5 * minute);
  expect(silenceLines().map(({ what, by }) => [what, by])).toEqual([
    ['silence active', 'not listed'],
    ['silence expired', 'not listed'],
  ]);
  expect(silenceLines()[0]!.matchers).toEqual(['alertname="ChannelOutage"', 'channel=~"cup_.*"']);
  expect(JSON.stringify(h.audit())).not.toContain('Zhang');
});

test('a configured person is named; values of personal labels are not', async () => {
  h = house();
  h.post('channel-ops', [{}]);
  h.silences = [
    silence({
      createdBy: 'duty-1',
      matchers: [{ name: 'merchant_id', value: 'Corner Shop', isRegex: false, isEqual: true }],
    }),
  ];
  await h.clock.advance(minute);
  expect(silenceLines()[0]).toMatchObject({ by: 'duty-1', matchers: ['merchant_id="[hidden]"'] });
});

test('whoever silences an alert has it: it is not escalated', async () => {
  h = house();
  h.post('channel-ops', [{}]);
  h.post('channel-ops', [{ labels: { channel: 'wechat' } }], 'other');
  h.silences = [silence({ createdBy: 'duty-1' })];
  await h.clock.advance(20 * minute);
  const [silenced, other] = [...h.notifier().state.incidents.values()];
  expect(silenced!.acknowledged).toMatchObject({ by: 'duty-1', via: 'silence' });
  expect(other!.acknowledged).toBeUndefined();
  expect(h.robots.phone.shown).toHaveLength(1);
});

describe('matchers', () => {
  const labels = { channel: 'cup_card', severity: 'page' };
  const matcher = (name: string, value: string, isRegex: boolean, isEqual: boolean) => ({
    name,
    value,
    isRegex,
    isEqual,
  });

  test.each([
    [matcher('channel', 'cup_card', false, true), true],
    [matcher('channel', 'cup_card', false, false), false],
    [matcher('channel', 'cup', true, true), false],
    [matcher('channel', 'cup_card|wechat', true, true), true],
    [matcher('channel', 'wechat', true, false), true],
    [matcher('region', '', false, true), true],
    [matcher('region', '.+', true, true), false],
    [matcher('channel', '(', true, true), false],
    [matcher('channel', '(a+)+$', true, false), false],
  ])('%j', (each, expected) => expect(matches(each, labels)).toBe(expected));
});
