import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clearingDay,
  type DayCutRule,
  dayCutAt,
  maxCutOverDriftMs,
} from '../../collector/time/clearingday.ts';
import { addDays, dateOfDay, dayNumber } from '../../collector/time/date.ts';
import { atLocal, defaultZone, localDate } from '../../collector/time/zone.ts';

const unionpay: DayCutRule = { dayCut: '23:00', zone: defaultZone };
const wechat: DayCutRule = { dayCut: '00:00', zone: defaultZone };
const at = (date: string, time: string, zone = defaultZone) => atLocal(date, time, zone);

const cut = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
});
const zone = fc.constantFrom(
  defaultZone,
  'Europe/Berlin',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
);
const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2027, 0) });

describe('clearing day', () => {
  it('turns at the cut, to the millisecond', () => {
    expect(clearingDay(at('2026-02-13', '23:00') - 1, unionpay)).toBe('2026-02-13');
    expect(clearingDay(at('2026-02-13', '23:00'), unionpay)).toBe('2026-02-14');
    expect(dayCutAt('2026-02-13', unionpay)).toBe(at('2026-02-13', '23:00'));
  });

  it('is the calendar day for a cut at midnight, written either way', () => {
    const late: DayCutRule = { dayCut: '24:00', zone: defaultZone };
    for (const rule of [wechat, late]) {
      expect(clearingDay(at('2026-02-13', '23:10'), rule)).toBe('2026-02-13');
      expect(clearingDay(at('2026-02-14', '00:00'), rule)).toBe('2026-02-14');
      expect(dayCutAt('2026-02-13', rule)).toBe(at('2026-02-13', '24:00'));
    }
  });

  it('puts the hour between two channels’ cuts into different days', () => {
    const sale = at('2026-09-30', '23:30');
    expect([clearingDay(sale, unionpay), clearingDay(sale, wechat)]).toEqual(['2026-10-01', '2026-09-30']);
  });

  it('holds every instant in exactly one day, in any zone and with any cut', () => {
    fc.assert(
      fc.property(instant, cut, zone, (ms, dayCut, id) => {
        const rule = { dayCut, zone: id };
        const day = clearingDay(ms, rule);
        expect(ms).toBeLessThan(dayCutAt(day, rule));
        expect(ms).toBeGreaterThanOrEqual(dayCutAt(addDays(day, -1), rule));
      }),
      { numRuns: 300 },
    );
  });

  it('is the rule of the domain where the clock does not jump', () => {
    fc.assert(
      fc.property(instant, cut, (ms, dayCut) => {
        const date = localDate(ms, defaultZone);
        const late = dayCut !== '00:00' && ms >= at(date, dayCut);
        expect(clearingDay(ms, { dayCut, zone: defaultZone })).toBe(late ? addDays(date, 1) : date);
      }),
    );
  });

  it('does not reopen a closed day when the clock is set back over the cut', () => {
    // Santiago, 4 April 2026: at 24:00 the clock goes back to 23:00, so 23:30 comes twice.
    const rule = { dayCut: '23:30', zone: 'America/Santiago' };
    const closes = dayCutAt('2026-04-04', rule);
    expect(localDate(closes + 45 * 60_000, rule.zone)).toBe('2026-04-04');
    expect(clearingDay(closes - 1, rule)).toBe('2026-04-04');
    expect(clearingDay(closes + 45 * 60_000, rule)).toBe('2026-04-05');
  });
});

describe('a recorded cut-over', () => {
  it('replaces the nominal instant, early or late', () => {
    const late = at('2026-02-13', '23:04:10');
    const early = at('2026-02-14', '22:58');
    const rule = {
      ...unionpay,
      recorded: new Map([
        ['2026-02-13', late],
        ['2026-02-14', early],
      ]),
    };
    expect(dayCutAt('2026-02-13', rule)).toBe(late);
    expect([clearingDay(late - 1, rule), clearingDay(late, rule)]).toEqual(['2026-02-13', '2026-02-14']);
    expect([clearingDay(early - 1, rule), clearingDay(early, rule)]).toEqual(['2026-02-14', '2026-02-15']);
    expect(clearingDay(at('2026-02-15', '22:59:59'), rule)).toBe('2026-02-15');
  });

  it('past midnight still closes the day it names', () => {
    const rule = { ...unionpay, recorded: new Map([['2026-02-13', at('2026-02-14', '00:20')]]) };
    expect(clearingDay(at('2026-02-14', '00:10'), rule)).toBe('2026-02-13');
    expect(clearingDay(at('2026-02-14', '00:20'), rule)).toBe('2026-02-14');
  });

  it('too far off is taken for a mistake and ignored', () => {
    const nominal = at('2026-02-13', '23:00');
    const far = { ...unionpay, recorded: new Map([['2026-02-13', nominal + maxCutOverDriftMs + 1]]) };
    expect(dayCutAt('2026-02-13', far)).toBe(nominal);
    expect(clearingDay(nominal, far)).toBe('2026-02-14');
  });

  it('keeps days in order and without holes, whatever was recorded', () => {
    const records = fc.array(
      fc.record({
        day: fc.integer({ min: dayNumber('2026-02-10'), max: dayNumber('2026-02-20') }),
        drift: fc.integer({ min: -12 * 3_600_000, max: 12 * 3_600_000 }),
      }),
      { maxLength: 8 },
    );
    const times = fc.integer({ min: at('2026-02-09', '00:00'), max: at('2026-02-22', '00:00') });
    fc.assert(
      fc.property(records, times, times, cut, (list, a, b, dayCut) => {
        const nominal = { dayCut, zone: defaultZone };
        const recorded = new Map(
          list.map(({ day, drift }) => [dateOfDay(day), dayCutAt(dateOfDay(day), nominal) + drift]),
        );
        const rule = { ...nominal, recorded };
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(clearingDay(early, rule) <= clearingDay(late, rule)).toBe(true);
        const day = clearingDay(early, rule);
        expect(early).toBeLessThan(dayCutAt(day, rule));
        expect(early).toBeGreaterThanOrEqual(dayCutAt(addDays(day, -1), rule));
      }),
      { numRuns: 300 },
    );
  });
});
