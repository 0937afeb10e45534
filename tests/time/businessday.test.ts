import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../collector/time/businessday.ts';
import { addDays, dateOfDay, dayNumber, weekday } from '../../collector/time/date.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';

const years = loadCalendarYears();
const cn = calendar(years);
const strict = calendar(years, { makeUpWorkdays: false });
const covered = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') }).map(dateOfDay);
const anyDay = fc.integer({ min: dayNumber('2023-06-01'), max: dayNumber('2028-06-01') }).map(dateOfDay);

/** The slow, obvious answer, straight from the files. */
function isWorkdayByHand(date: string, makeUp: boolean): boolean {
  if (years.some((year) => year.holidays.some(({ from, to }) => from <= date && date <= to))) return false;
  if (years.some((year) => year.workingWeekends.includes(date))) return makeUp;
  return weekday(date) <= 5;
}

describe('the calendar of 2026', () => {
  it.each([
    ['2026-01-02', 'holiday'],
    ['2026-01-04', 'makeup_workday'],
    ['2026-02-13', 'workday'],
    ['2026-02-14', 'makeup_workday'],
    ['2026-02-15', 'holiday'],
    ['2026-02-23', 'holiday'],
    ['2026-02-24', 'workday'],
    ['2026-02-28', 'makeup_workday'],
    ['2026-05-09', 'makeup_workday'],
    ['2026-09-20', 'makeup_workday'],
    ['2026-10-07', 'holiday'],
    ['2026-10-10', 'makeup_workday'],
    ['2026-10-11', 'weekend'],
  ])('has %s as %s', (date, kind) => {
    expect(cn.kindOf(date)).toBe(kind);
  });

  it('has 248 workdays, 242 for a rail that rests on make-up weekends', () => {
    const all = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n));
    expect(all.filter((date) => cn.isWorkday(date))).toHaveLength(248);
    expect(all.filter((date) => strict.isWorkday(date))).toHaveLength(242);
  });

  it('names its holidays', () => {
    expect(cn.holidayOn('2026-02-18')).toEqual({ en: 'Spring Festival', zh: '春节' });
    expect(cn.holidayOn('2026-02-14')).toBeUndefined();
  });
});

describe('a calendar', () => {
  it('agrees with the files read by hand, with and without make-up days', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(cn.isWorkday(date)).toBe(isWorkdayByHand(date, true));
        expect(strict.isWorkday(date)).toBe(isWorkdayByHand(date, false));
      }),
    );
  });

  it('finds the next workday as a walk day by day does', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        let walked = addDays(date, 1);
        while (!isWorkdayByHand(walked, true)) walked = addDays(walked, 1);
        expect(cn.nextWorkday(date)).toBe(walked);
        expect(cn.workdayOnOrAfter(date)).toBe(isWorkdayByHand(date, true) ? date : walked);
      }),
    );
  });

  it('adds workdays in steps or at once, and counts as many as asked', () => {
    fc.assert(
      fc.property(covered, fc.nat(40), fc.nat(40), (date, a, b) => {
        const end = cn.addWorkdays(date, a + b);
        expect(cn.addWorkdays(cn.addWorkdays(date, a), b)).toBe(end);
        let count = 0;
        for (let each = addDays(date, 1); each <= end; each = addDays(each, 1))
          if (cn.isWorkday(each)) count += 1;
        expect(count).toBe(a + b);
      }),
    );
    expect(() => cn.addWorkdays('2026-01-01', -1)).toThrow(RangeError);
  });

  it('says where its knowledge ends, and goes on by the weekend rule', () => {
    expect(cn.validUntil).toBe('2026-12-31');
    expect([cn.covers('2023-12-31'), cn.covers('2024-01-01')]).toEqual([false, true]);
    expect([cn.covers('2026-12-31'), cn.covers('2027-01-01')]).toEqual([true, false]);
    // A Friday and certainly a holiday; the point is that the guess is marked as one.
    expect(cn.isWorkday('2027-01-01')).toBe(true);
    expect(cn.covers(cn.nextWorkday('2026-12-31'))).toBe(false);
  });

  it('cannot be built over a hole, from nothing or from two countries', () => {
    const [first, second, third] = years;
    if (!first || !second || !third) throw new Error('three years expected');
    expect(() => calendar([first, third])).toThrow(/2026 follows, but nothing speaks for 2025-01-01/);
    expect(() => calendar([{ ...first, validUntil: '2024-10-31' }, second])).toThrow(
      /nothing speaks for 2024-11-01/,
    );
    expect(() => calendar([first, first])).toThrow(RangeError);
    expect(() => calendar([])).toThrow(RangeError);
    expect(() => calendar([first, { ...second, country: 'HK' }])).toThrow(/mixes CN and HK/);
  });

  it('lets the next notice change the end of December', () => {
    const next = {
      country: 'CN',
      year: 2027,
      source: 'test',
      publishedOn: '2026-11-01',
      validUntil: '2027-12-31',
      holidays: [{ name: { en: 'New Year', zh: '元旦' }, from: '2026-12-31', to: '2027-01-02' }],
      workingWeekends: ['2026-12-27'],
    };
    const longer = calendar([...years, next]);
    expect([longer.isWorkday('2026-12-31'), longer.isWorkday('2026-12-27')]).toEqual([false, true]);
    expect(longer.holidayOn('2026-12-31')?.zh).toBe('元旦');
    expect(longer.validUntil).toBe('2027-12-31');
  });
});
