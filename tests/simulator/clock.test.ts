import { describe, expect, test } from 'vitest';
import {
  dayOf,
  dayOfText,
  dayText,
  instantOf,
  instantOfText,
  instantText,
  minutesOf,
  weekdayOf,
} from '../../collector/simulator/clock.ts';

describe('days', () => {
  test.each([
    ['1970-01-01', 0],
    ['2000-02-29', 11_016],
    ['2026-11-20', 20_777],
    ['2028-03-01', 21_244],
  ])('%s is day %i', (text, day) => {
    expect(dayOfText(text)).toBe(day);
    expect(dayText(day)).toBe(text);
  });

  test('every day of forty years is written and read alike', () => {
    for (let day = 15_000; day < 29_600; day += 1) expect(dayOfText(dayText(day))).toBe(day);
  });

  test('20 November 2026 is a Friday', () => {
    expect(weekdayOf(dayOfText('2026-11-20'))).toBe(4);
  });
});

describe('instants', () => {
  test('local midnight is 16:00 UTC of the day before', () => {
    const at = instantOfText('2026-11-19T16:00:00Z');
    expect(dayText(dayOf(at))).toBe('2026-11-20');
    expect(minutesOf(at)).toBe(0);
    expect(instantText(at)).toBe('2026-11-20T00:00:00.000+08:00');
  });

  test('text and number agree with the platform', () => {
    for (const text of [
      '2026-02-13T23:10:59.999+08:00',
      '2026-01-01T00:00:00.001+08:00',
      '2026-12-31T23:59:59.500+08:00',
    ]) {
      expect(instantOfText(text)).toBe(Date.parse(text));
      expect(instantText(Date.parse(text))).toBe(text);
    }
  });

  test('minutes above 1440 reach into the next day', () => {
    expect(instantText(instantOf(dayOfText('2026-11-20'), 1500))).toBe('2026-11-21T01:00:00.000+08:00');
  });

  test('an instant without offset is refused', () => {
    expect(() => instantOfText('2026-11-20T00:00:00')).toThrow(/offset/);
  });
});
