import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../collector/time/businessday.ts';
import { daysLeft, expiresAt } from '../../collector/time/expiry.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';
import { lastAt, nextAt, occurrence, type RecurringTime } from '../../collector/time/window.ts';
import { atLocal, defaultZone, localDate } from '../../collector/time/zone.ts';

const cn = calendar(loadCalendarYears());
const at = (date: string, time: string) => atLocal(date, time, defaultZone);
const nightly: RecurringTime = { at: '05:00', days: 'every' };
const run: RecurringTime = { at: '03:45', days: 'workday', calendar: cn };
const midnight: RecurringTime = { at: '24:00', days: 'every' };

describe('recurring times', () => {
  it('come round strictly after and at or before', () => {
    const five = at('2026-02-13', '05:00');
    expect(nextAt(nightly, five - 1, defaultZone)).toBe(five);
    expect(nextAt(nightly, five, defaultZone)).toBe(at('2026-02-14', '05:00'));
    expect(lastAt(nightly, five, defaultZone)).toBe(five);
    expect(lastAt(nightly, five - 1, defaultZone)).toBe(at('2026-02-12', '05:00'));
  });

  it('of working days run on the make-up Saturday and rest over Spring Festival', () => {
    expect(nextAt(run, at('2026-02-13', '12:00'), defaultZone)).toBe(at('2026-02-14', '03:45'));
    expect(nextAt(run, at('2026-02-14', '12:00'), defaultZone)).toBe(at('2026-02-24', '03:45'));
    expect(lastAt(run, at('2026-02-20', '12:00'), defaultZone)).toBe(at('2026-02-14', '03:45'));
  });

  it('at 24:00 belong to the day that ends', () => {
    expect(nextAt(midnight, at('2026-02-13', '23:00'), defaultZone)).toBe(at('2026-02-14', '00:00'));
    expect(nextAt(midnight, at('2026-02-14', '00:00') - 1, defaultZone)).toBe(at('2026-02-14', '00:00'));
    expect(lastAt(midnight, at('2026-02-14', '00:00'), defaultZone)).toBe(at('2026-02-14', '00:00'));
  });

  it('leave no occurrence between the last and the next', () => {
    const instant = fc.integer({ min: at('2026-01-01', '00:00'), max: at('2026-11-30', '00:00') });
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(nightly, run, midnight),
        fc.constantFrom(defaultZone, 'Europe/Berlin'),
        (ms, each, zone) => {
          const last = lastAt(each, ms, zone);
          const next = nextAt(each, ms, zone);
          expect(last).toBeLessThanOrEqual(ms);
          expect(next).toBeGreaterThan(ms);
          expect(nextAt(each, last, zone)).toBe(next);
        },
      ),
    );
  });

  it('stand on the day they are asked for', () => {
    expect(occurrence('2026-02-14', '03:10', defaultZone)).toBe(Date.UTC(2026, 1, 13, 19, 10));
  });
});

describe('expiry', () => {
  it('counts the local days after today', () => {
    expect(daysLeft('2026-12-31', at('2026-11-16', '00:00'), defaultZone)).toBe(45);
    expect(daysLeft('2026-12-31', at('2026-12-31', '23:59'), defaultZone)).toBe(0);
    expect(daysLeft('2026-12-31', at('2027-01-01', '00:00'), defaultZone)).toBe(-1);
  });

  it('ends with the day', () => {
    const end = expiresAt('2026-12-31', defaultZone);
    expect(localDate(end - 1, defaultZone)).toBe('2026-12-31');
    expect(daysLeft('2026-12-31', end, defaultZone)).toBe(-1);
  });
});
