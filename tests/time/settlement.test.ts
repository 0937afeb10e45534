import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendar } from '../../collector/time/businessday.ts';
import { clearingDay, type DayCutRule } from '../../collector/time/clearingday.ts';
import { addDays, dateOfDay, dayNumber, dayOfMonth, weekday } from '../../collector/time/date.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';
import { defaultPromise, dueAt, dueDay, perceivedDueAt } from '../../collector/time/settlement.ts';
import { parseMode, type SettlementMode, settlementModeLabels } from '../../collector/time/settlementmode.ts';
import { atLocal, defaultZone } from '../../collector/time/zone.ts';

const years = loadCalendarYears();
const cn = calendar(years);
const withoutMakeUp = calendar(years, { makeUpWorkdays: false });
const unionpay: DayCutRule = { dayCut: '23:00', zone: defaultZone };

function mode(text: string): SettlementMode {
  const parsed = parseMode(text);
  if (parsed === undefined) throw new Error(`no mode ${text}`);
  return parsed;
}

const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2026-11-30') }).map(dateOfDay);
const delay = fc.integer({ min: 1, max: 7 });
const anyMode = fc
  .oneof(
    fc.nat(30).map((n) => `T+${n}`),
    fc.nat(30).map((n) => `D+${n}`),
    fc.integer({ min: 1, max: 7 }).map((n) => `W+${n}`),
    fc.integer({ min: 1, max: 31 }).map((n) => `M+${n}`),
  )
  .map(mode);

/** Walks day by day and counts workdays, instead of calling the calendar's own arithmetic. */
function walk(from: string, n: number, works: Calendar): string {
  let date = from;
  for (let left = n; left > 0; ) {
    date = addDays(date, 1);
    if (works.isWorkday(date)) left -= 1;
  }
  return date;
}

describe('worked due dates, UnionPay cut 23:00, calendar 2026', () => {
  it.each([
    {
      sale: ['2026-02-12', '15:00'],
      clears: '2026-02-12',
      t1: '2026-02-13',
      ignored: '2026-02-13',
      d1: '2026-02-13',
      t0: '2026-02-12',
    },
    {
      sale: ['2026-02-13', '22:30'],
      clears: '2026-02-13',
      t1: '2026-02-14',
      ignored: '2026-02-24',
      d1: '2026-02-14',
      t0: '2026-02-13',
    },
    {
      sale: ['2026-02-13', '23:10'],
      clears: '2026-02-14',
      t1: '2026-02-24',
      ignored: '2026-02-24',
      d1: '2026-02-15',
      t0: '2026-02-14',
    },
    {
      sale: ['2026-02-14', '15:00'],
      clears: '2026-02-14',
      t1: '2026-02-24',
      ignored: '2026-02-24',
      d1: '2026-02-15',
      t0: '2026-02-14',
    },
    {
      sale: ['2026-02-18', '12:00'],
      clears: '2026-02-18',
      t1: '2026-02-24',
      ignored: '2026-02-24',
      d1: '2026-02-19',
      t0: '2026-02-24',
    },
    {
      sale: ['2026-09-30', '22:00'],
      clears: '2026-09-30',
      t1: '2026-10-08',
      ignored: '2026-10-08',
      d1: '2026-10-01',
      t0: '2026-09-30',
    },
    {
      sale: ['2026-10-09', '18:00'],
      clears: '2026-10-09',
      t1: '2026-10-10',
      ignored: '2026-10-12',
      d1: '2026-10-10',
      t0: '2026-10-09',
    },
    {
      sale: ['2026-01-02', '12:00'],
      clears: '2026-01-02',
      t1: '2026-01-04',
      ignored: '2026-01-05',
      d1: '2026-01-03',
      t0: '2026-01-04',
    },
    {
      sale: ['2026-11-20', '21:00'],
      clears: '2026-11-20',
      t1: '2026-11-23',
      ignored: '2026-11-23',
      d1: '2026-11-21',
      t0: '2026-11-20',
    },
  ])('sale $sale', ({ sale, clears, t1, ignored, d1, t0 }) => {
    const [date = '', time = ''] = sale;
    const cleared = clearingDay(atLocal(date, time, defaultZone), unionpay);
    expect({
      clears: cleared,
      t1: dueDay(mode('T+1'), cleared, cn),
      ignored: dueDay(mode('T+1'), cleared, withoutMakeUp),
      d1: dueDay(mode('D+1'), cleared, cn),
      t0: dueDay(mode('T+0'), cleared, cn),
    }).toEqual({ clears, t1, ignored, d1, t0 });
  });

  it('parts two sales forty minutes apart by ten days', () => {
    const due = (time: string) => {
      const sale = atLocal('2026-02-13', time, defaultZone);
      return dueAt(mode('T+1'), clearingDay(sale, unionpay), sale, cn, defaultZone);
    };
    expect(due('23:10') - due('22:30')).toBe(10 * 86_400_000);
  });
});

describe('modes', () => {
  it('are read once and keep their label', () => {
    expect(parseMode('T+1')).toBe(parseMode('T+1'));
    expect(['T+0', 'T+1', 'D+0', 'D+1', 'S+0'].map((text) => mode(text).label)).toEqual(
      settlementModeLabels.slice(0, 5),
    );
    expect(['T+2', 'D+30', 'W+5', 'M+31'].map((text) => mode(text).label)).toEqual(['Tn', 'Tn', 'Tn', 'Tn']);
  });

  it.each(['', 'T+', 'T1', 't+1', 'T+01', 'T+31', 'D+-1', 'S+1', 'W+0', 'W+8', 'M+0', 'M+32', 'X+1', ' T+1'])(
    'do not include %j',
    (text) => {
      expect(parseMode(text)).toBeUndefined();
    },
  );
});

describe('due day', () => {
  it('never lies before the clearing day and never runs backwards', () => {
    fc.assert(
      fc.property(anyMode, day, fc.nat(40), (each, cleared, later) => {
        const due = dueDay(each, cleared, cn);
        expect(due >= cleared).toBe(true);
        expect(dueDay(each, addDays(cleared, later), cn) >= due).toBe(true);
      }),
    );
  });

  it('is a workday for T+n, W and M, and n calendar days later for D+n', () => {
    fc.assert(
      fc.property(anyMode, day, (each, cleared) => {
        const due = dueDay(each, cleared, cn);
        if (each.kind === 'D') expect(dayNumber(due) - dayNumber(cleared)).toBe(each.days);
        else expect(cn.isWorkday(due)).toBe(true);
      }),
    );
  });

  it('agrees with a walk day by day', () => {
    fc.assert(
      fc.property(day, delay, fc.boolean(), (cleared, n, makeUp) => {
        const works = makeUp ? cn : withoutMakeUp;
        expect(dueDay(mode(`T+${n}`), cleared, works)).toBe(walk(cleared, n, works));
      }),
    );
  });

  it('is one workday later for every step of n', () => {
    fc.assert(
      fc.property(day, delay, (cleared, n) => {
        expect(dueDay(mode(`T+${n + 1}`), cleared, cn)).toBe(
          cn.nextWorkday(dueDay(mode(`T+${n}`), cleared, cn)),
        );
      }),
    );
  });

  it('of a weekly contract is the next such weekday, moved to a workday', () => {
    // Clearing Friday 20 November: the next Friday is a week later; Monday 23 is three days later.
    expect(dueDay(mode('W+5'), '2026-11-20', cn)).toBe('2026-11-27');
    expect(dueDay(mode('W+1'), '2026-11-20', cn)).toBe('2026-11-23');
    expect(dueDay(mode('W+4'), '2026-09-28', cn)).toBe('2026-10-08');
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (cleared, wanted) => {
        let wished = addDays(cleared, 1);
        while (weekday(wished) !== wanted) wished = addDays(wished, 1);
        expect(dueDay(mode(`W+${wanted}`), cleared, cn)).toBe(cn.workdayOnOrAfter(wished));
      }),
    );
  });

  it('of a monthly contract is the next such day of the month, moved to a workday', () => {
    expect(dueDay(mode('M+10'), '2026-11-09', cn)).toBe('2026-11-10');
    expect(dueDay(mode('M+10'), '2026-11-10', cn)).toBe('2026-12-10');
    expect(dueDay(mode('M+1'), '2026-09-15', cn)).toBe('2026-10-08');
    expect(dueDay(mode('M+31'), '2025-12-31', cn)).toBe('2026-02-02');
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 31 }), (cleared, wanted) => {
        let wished = addDays(cleared, 1);
        // The wanted day, or the last of a month that is too short: the day before a first.
        while (
          dayOfMonth(wished) !== wanted &&
          !(dayOfMonth(addDays(wished, 1)) === 1 && dayOfMonth(wished) < wanted)
        ) {
          wished = addDays(wished, 1);
        }
        expect(dueDay(mode(`M+${wanted}`), cleared, cn)).toBe(cn.workdayOnOrAfter(wished));
      }),
    );
  });
});

describe('due instants', () => {
  const sale = atLocal('2026-11-20', '21:00', defaultZone);
  const instants = (text: string, promise = defaultPromise) => [
    dueAt(mode(text), '2026-11-20', sale, cn, defaultZone, promise),
    perceivedDueAt(mode(text), '2026-11-20', sale, cn, defaultZone, promise),
  ];
  const at = (date: string, time: string) => atLocal(date, time, defaultZone);

  it.each([
    ['T+1', at('2026-11-23', '18:00'), at('2026-11-23', '10:30')],
    ['T+3', at('2026-11-25', '18:00'), at('2026-11-25', '10:30')],
    ['D+1', at('2026-11-21', '18:00'), at('2026-11-21', '10:30')],
    ['T+0', at('2026-11-20', '24:00'), at('2026-11-20', '24:00')],
    ['D+0', at('2026-11-20', '24:00'), at('2026-11-20', '24:00')],
    ['S+0', sale + 600_000, sale + 900_000],
    ['W+1', at('2026-11-23', '18:00'), at('2026-11-23', '10:30')],
  ])('of %s follow the contract and the habit', (text, contract, perceived) => {
    expect(instants(text)).toEqual([contract, perceived]);
  });

  it('take the contract when the usual arrival is later', () => {
    const late = { ...defaultPromise, perceivedTime: '19:00' };
    expect(instants('T+1', late)).toEqual([at('2026-11-23', '18:00'), at('2026-11-23', '18:00')]);
  });

  it('keep the order sale, then perceived, then contract, over day-cut and mode', () => {
    const instant = fc.integer({ min: at('2025-01-01', '00:00'), max: at('2026-11-30', '00:00') });
    fc.assert(
      fc.property(instant, anyMode, (ms, each) => {
        const cleared = clearingDay(ms, unionpay);
        const contract = dueAt(each, cleared, ms, cn, defaultZone);
        const perceived = perceivedDueAt(each, cleared, ms, cn, defaultZone);
        expect(perceived).toBeGreaterThan(ms);
        expect(contract).toBeGreaterThanOrEqual(perceived);
      }),
    );
  });

  it('differ across the cut only by what the clearing day says', () => {
    fc.assert(
      fc.property(day, (date) => {
        const cut = at(date, '23:00');
        expect(dueDay(mode('D+1'), clearingDay(cut - 1, unionpay), cn)).toBe(addDays(date, 1));
        expect(dueDay(mode('D+1'), clearingDay(cut, unionpay), cn)).toBe(addDays(date, 2));
      }),
    );
  });
});
