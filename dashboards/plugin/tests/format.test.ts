import { describe, expect, test } from 'vitest';
import { duration, humanize, money, percent, printed } from '../src/logic/format.ts';

describe('format', () => {
  test.each([
    [0, '0'],
    [12, '12'],
    [1234567, '1.235M'],
    [-1500, '-1.5k'],
    [0.0125, '12.5m'],
    [999.96, '1000'],
  ])('humanize %d is %s, as Prometheus prints it', (value, text) => expect(humanize(value)).toBe(text));

  test.each([
    [12, '12s'],
    [200, '3m 20s'],
    [3900, '1h 5m'],
    [3600, '1h'],
    [183_600, '2d 3h'],
    [86_400 + 5, '1d'],
    [-61, '-1m 1s'],
    [0.2, '0s'],
    [Number.NaN, '–'],
  ])('duration %d is %s: the two largest neighbours', (value, text) => expect(duration(value)).toBe(text));

  test.each([
    [0, 'CNY 0'],
    [999, 'CNY 999'],
    [1240, 'CNY 1.24k'],
    [11_620_000, 'CNY 11.6M'],
    [340_000_000, 'CNY 340M'],
    [-2500, 'CNY -2.50k'],
  ])('money %d is %s', (value, text) => expect(money(value, 'CNY')).toBe(text));

  test('a share in per cent, and the formats rules ask for', () => {
    expect(percent(0.0123456)).toBe('1.235%');
    expect([
      printed(0.5, 'percent'),
      printed(3.6, 'whole'),
      printed(60, 'duration'),
      printed(5000, 'short'),
    ]).toEqual(['50%', '4', '1m', '5k']);
  });
});
