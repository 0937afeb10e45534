import type { CalendarYear } from './calendarfile.ts';
import { addDays, dateOfDay, dayNumber, type LocalDate, weekdayOfDay } from './date.ts';

export const dayKinds = ['workday', 'makeup_workday', 'weekend', 'holiday'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface CalendarOptions {
  /**
   * Whether make-up weekends (调休) count as workdays. Statutory in China, but a bank or rail may differ, so it is
   * set per rail. Default true.
   */
  readonly makeUpWorkdays?: boolean;
}

/** Which days money moves on, for one country and one rail. */
export interface Calendar {
  readonly country: string;
  readonly makeUpWorkdays: boolean;
  /** Last day the loaded files speak for. */
  readonly validUntil: LocalDate;
  /** False for a day no file speaks for: then the answers below follow the weekend rule alone and are a guess. */
  covers(date: LocalDate): boolean;
  isWorkday(date: LocalDate): boolean;
  /** A make-up weekend is 'makeup_workday' also where this rail does not work on it. */
  kindOf(date: LocalDate): DayKind;
  /** Name of the holiday the date belongs to, in both languages. */
  holidayOn(date: LocalDate): { readonly en: string; readonly zh: string } | undefined;
  /** First workday strictly after the date. */
  nextWorkday(date: LocalDate): LocalDate;
  /** The date itself when it is a workday, else the next one. */
  workdayOnOrAfter(date: LocalDate): LocalDate;
  /** The n-th workday strictly after the date; the date itself for n = 0. RangeError for a negative n. */
  addWorkdays(date: LocalDate, n: number): LocalDate;
}

/**
 * Builds a calendar from the files of one country, years without a gap. Throws RangeError when there is none, when
 * countries are mixed or when a year between two files is missing: due dates across the hole would be wrong in silence.
 */
export function calendar(years: readonly CalendarYear[], options: CalendarOptions = {}): Calendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a calendar needs at least one year');
  requireContinuous(sorted);

  const makeUpWorkdays = options.makeUpWorkdays ?? true;
  const begin = dayNumber(`${first.year}-01-01`);
  const end = dayNumber(last.validUntil);
  const exceptions = exceptionsOf(sorted);

  const kind = (day: number): DayKind =>
    exceptions.get(day) ?? (weekdayOfDay(day) > 5 ? 'weekend' : 'workday');
  const works = (day: number): boolean => {
    const each = kind(day);
    return each === 'workday' || (each === 'makeup_workday' && makeUpWorkdays);
  };
  const nth = (date: LocalDate, n: number): LocalDate => {
    let day = dayNumber(date);
    for (let left = n; left > 0; ) {
      day += 1;
      if (works(day)) left -= 1;
    }
    return dateOfDay(day);
  };

  return {
    country: first.country,
    makeUpWorkdays,
    validUntil: last.validUntil,
    covers(date) {
      const day = dayNumber(date);
      return day >= begin && day <= end;
    },
    isWorkday: (date) => works(dayNumber(date)),
    kindOf: (date) => kind(dayNumber(date)),
    holidayOn: (date) => {
      if (kind(dayNumber(date)) !== 'holiday') return undefined;
      for (const { holidays } of sorted) {
        const hit = holidays.find(({ from, to }) => from <= date && date <= to);
        if (hit !== undefined) return hit.name;
      }
      return undefined;
    },
    nextWorkday: (date) => nth(date, 1),
    workdayOnOrAfter: (date) => nth(addDays(date, -1), 1),
    addWorkdays(date, n) {
      if (!(n >= 0)) throw new RangeError(`cannot add ${n} workdays`);
      return nth(date, n);
    },
  };
}

/** Days on which the weekend rule does not hold; the later notice wins where it reaches back into December. */
function exceptionsOf(years: readonly CalendarYear[]): ReadonlyMap<number, DayKind> {
  const exceptions = new Map<number, DayKind>();
  for (const { holidays, workingWeekends } of years) {
    for (const { from, to } of holidays) {
      for (let day = dayNumber(from); day <= dayNumber(to); day += 1) exceptions.set(day, 'holiday');
    }
    for (const date of workingWeekends) exceptions.set(dayNumber(date), 'makeup_workday');
  }
  return exceptions;
}

function requireContinuous(sorted: readonly CalendarYear[]): void {
  sorted.forEach((each, at) => {
    const before = sorted[at - 1];
    if (before === undefined) return;
    if (before.country !== each.country)
      throw new RangeError(`calendar mixes ${before.country} and ${each.country}`);
    const due = dayNumber(before.validUntil) + 1;
    if (due === dayNumber(`${each.year}-01-01`)) return;
    throw new RangeError(
      `calendar ${each.country}: ${each.year} follows, but nothing speaks for ${dateOfDay(due)} and after`,
    );
  });
}
