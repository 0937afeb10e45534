import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber, isLocalDate, weekday } from '../../collector/time/date.ts';

const days = fc.integer({ min: -100_000, max: 200_000 });
const DAY_MS = 86_400_000;

describe('dates', () => {
  it('agrees with the built-in calendar on every day number', () => {
    fc.assert(
      fc.property(days, (day) => {
        const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
        expect(dateOfDay(day)).toBe(text);
        expect(dayNumber(text)).toBe(day);
        expect(weekday(text)).toBe(new Date(day * DAY_MS).getUTCDay() || 7);
      }),
    );
  });

  it('keeps its names right when more days pass by than it remembers', () => {
    for (let day = 0; day < 20_000; day += 1) dateOfDay(day);
    expect(dateOfDay(0)).toBe('1970-01-01');
    expect(dateOfDay(19_999)).toBe('2024-10-03');
  });

  it('adds days over month ends and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1999-12-31'])('accepts %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-01',
    '20260101',
    '2026-01-01T',
  ])('refuses %s', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});
