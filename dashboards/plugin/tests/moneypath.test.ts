import { describe, expect, test } from 'vitest';
import {
  causesOf,
  channelsOf,
  clockOf,
  currenciesOf,
  differenceOf,
  type PathData,
  placeOf,
} from '../src/logic/moneypath.ts';
import type { Sample } from '../src/logic/samples.ts';

const s = (value: number, labels: Record<string, string>): Sample => ({
  labels: { currency: 'CNY', ...labels },
  value,
});
const at = (stage: string, channel: string, more: Record<string, string> = {}) => ({
  stage,
  channel,
  ...more,
});

const data: PathData = {
  pending: [
    s(100, at('clearing', 'visa')),
    s(50.1, at('payout', 'visa')),
    s(30, at('clearing', 'alipay')),
    s(7, at('clearing', 'visa', { currency: 'USD' })),
    s(0, at('terminal', 'all')),
  ],
  overdue: [s(20, at('clearing', 'visa'))],
  waiting: [
    s(60, at('clearing', 'visa', { cause: 'not_due' })),
    s(40, at('clearing', 'visa', { cause: 'clearing_delay' })),
    s(50.1, at('payout', 'visa', { cause: 'bank_fault' })),
    s(30, at('clearing', 'alipay', { cause: 'not_due' })),
    s(7, at('clearing', 'visa', { cause: 'not_due', currency: 'USD' })),
  ],
  transactions: [
    { labels: at('clearing', 'visa', { cause: 'clearing_delay' }), value: 4 },
    { labels: at('payout', 'visa', { cause: 'clearing_delay' }), value: 1 },
  ],
  risk: [s(40, { channel: 'visa' })],
  oldest: [
    { labels: at('clearing', 'visa'), value: 500 },
    { labels: at('payout', 'visa'), value: 400 },
  ],
  expected: [
    { labels: at('payout', 'visa'), value: 3000 },
    { labels: at('clearing', 'visa'), value: 2000 },
    { labels: at('clearing', 'alipay'), value: 1500 },
    { labels: at('account', 'visa'), value: 1100 },
  ],
  forecast: [
    { labels: at('payout', 'visa'), value: 2900 },
    { labels: at('clearing', 'visa'), value: 2600 },
    { labels: at('clearing', 'alipay'), value: 1400 },
  ],
};

describe('money path', () => {
  test('currencies are never added up; the largest is first; the reserved channel is none', () => {
    expect(currenciesOf(data.pending)).toEqual(['CNY', 'USD']);
    expect(channelsOf(data.pending)).toEqual(['alipay', 'visa']);
  });

  test('a place: one stage, one channel, or both', () => {
    expect(placeOf(data, { currency: 'CNY' }).pending).toBeCloseTo(180.1, 6);
    expect(placeOf(data, { currency: 'CNY', stage: 'clearing', channel: 'visa' })).toEqual({
      ...{ pending: 100, overdue: 20, oldest: 500, forecast: 2600 },
    });
    expect(placeOf(data, { currency: 'USD', stage: 'clearing' }).pending).toBe(7);
    expect(placeOf(data, { currency: 'CNY', channel: 'visa' }).oldest).toBe(400);
  });

  test('causes: the most first, not due last, transactions of the same place, shares of the sum', () => {
    const rows = causesOf(data, { currency: 'CNY', channel: 'visa', stage: 'clearing' });
    expect(rows.map((r) => [r.cause, r.amount, r.transactions, r.share])).toEqual([
      ['clearing_delay', 40, 4, 0.4],
      ['not_due', 60, 0, 0.6],
    ]);
  });

  test('causes add up to what is pending, or the difference is told', () => {
    expect(differenceOf(data, { currency: 'CNY' })).toBe(0);
    const less = { ...data, waiting: data.waiting.slice(1) };
    expect(differenceOf(less, { currency: 'CNY' })).toBeCloseTo(60, 6);
  });

  test('the clock: late is a forecast behind the moment merchants look; empty places are left out', () => {
    expect(clockOf(data, 'CNY', 1000).map((r) => [r.stage, r.channel, r.left, r.risk, r.late])).toEqual([
      ['clearing', 'visa', 1000, 40, true],
      ['clearing', 'alipay', 500, 0, false],
      ['payout', 'visa', 2000, 0, false],
    ]);
  });
});
