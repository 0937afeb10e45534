import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../collector/time/date.ts';
import {
  atLocal,
  defaultZone,
  isZone,
  localDate,
  localTimeOfDay,
  offsetAt,
} from '../../collector/time/zone.ts';

// Half-hour and quarter-hour offsets, half-hour DST, southern summers, DST at local midnight, a skipped day.
const zones = [
  defaultZone,
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2037, 0) });
const minuteOfDay = fc.integer({ min: 0, max: 1439 });

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Transitions of a zone between 2010 and 2031, so that the tests can sit on them. */
function transitionsOf(id: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2010, 0)).toZonedDateTimeISO(id);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > Date.UTC(2031, 0)) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

describe('local date and time', () => {
  it('agree with Temporal at any instant', () => {
    fc.assert(
      fc.property(instant, zone, (ms, id) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(id);
        expect(localDate(ms, id)).toBe(local.toPlainDate().toString());
        const time = local.toPlainTime();
        const since = ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
        expect(localTimeOfDay(ms, id)).toBe(since);
      }),
      { numRuns: 300 },
    );
  });

  it.each(zones)('change offset exactly at the transitions of %s', (id) => {
    for (const transition of transitionsOf(id)) {
      for (const ms of [transition - 1, transition, transition + 1]) {
        const offset =
          Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(id).offsetNanoseconds / 1e6;
        expect(offsetAt(ms, id)).toBe(offset);
      }
    }
  });

  it('know a zone from a typing error', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Shangai')).toBe(false);
    expect(() => localDate(0, 'Asia/Shangai')).toThrow(RangeError);
  });
});

describe('atLocal', () => {
  const expected = (date: string, time: string, id: string) =>
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(id, { disambiguation: 'compatible' })
      .epochMilliseconds;

  it('agrees with Temporal on any day and minute', () => {
    fc.assert(
      fc.property(instant, minuteOfDay, zone, (ms, minutes, id) => {
        const date = localDate(ms, id);
        expect(atLocal(date, clockText(minutes), id)).toBe(expected(date, clockText(minutes), id));
      }),
      { numRuns: 300 },
    );
  });

  it.each(zones)('agrees with Temporal around every clock change of %s', (id) => {
    for (const transition of transitionsOf(id)) {
      for (const near of [-1, 0, 1]) {
        const date = addDays(localDate(transition, id), near);
        for (let minutes = 0; minutes < 1440; minutes += 30) {
          expect(atLocal(date, clockText(minutes), id)).toBe(expected(date, clockText(minutes), id));
        }
      }
    }
  });

  it('reads 24:00 as the start of the next day, and seconds', () => {
    expect(atLocal('2026-02-13', '24:00', defaultZone)).toBe(atLocal('2026-02-14', '00:00', defaultZone));
    expect(atLocal('2026-02-13', '23:00:30', defaultZone)).toBe(Date.UTC(2026, 1, 13, 15, 0, 30));
  });

  it.each(['24:01', '25:00', '7:00', '07:60', '07:00:60', '', 'noon'])('refuses the time %s', (time) => {
    expect(() => atLocal('2026-02-13', time, defaultZone)).toThrow(RangeError);
  });
});
