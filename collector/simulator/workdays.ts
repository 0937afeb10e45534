import { readdirSync, readFileSync } from 'node:fs';
import { dayOfText, dayText, weekdayOf } from './clock.ts';

/** Which local days banks work on. Only the dated data files are shared with the collector. */
export interface Workdays {
  isWorkday(day: number): boolean;
  isHoliday(day: number): boolean;
  /** First working day after `day`. */
  nextWorkday(day: number): number;
}

interface CalendarFile {
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly workingWeekends: readonly string[];
}

const directory = new URL('../time/calendars/', import.meta.url);

/** Reads every year of a country; weekends rest, holidays rest, make-up weekends (调休) work. */
export function loadWorkdays(country = 'cn', without: readonly string[] = []): Workdays {
  const holidays = new Set<number>();
  const makeUp = new Set<number>();
  for (const name of readdirSync(directory)) {
    if (!name.startsWith(`${country}-`)) continue;
    const file = JSON.parse(readFileSync(new URL(name, directory), 'utf8')) as CalendarFile;
    for (const { from, to } of file.holidays)
      for (let day = dayOfText(from); day <= dayOfText(to); day += 1) holidays.add(day);
    for (const text of file.workingWeekends) makeUp.add(dayOfText(text));
  }
  return workdaysOf(holidays, makeUp, new Set(without));
}

function workdaysOf(holidays: Set<number>, makeUp: Set<number>, without: Set<string>): Workdays {
  const isWorkday = (day: number): boolean => {
    if (holidays.has(day)) return false;
    if (weekdayOf(day) < 5) return true;
    return makeUp.has(day) && !without.has(dayText(day));
  };
  return {
    isWorkday,
    isHoliday: (day) => holidays.has(day),
    nextWorkday(day) {
      let next = day + 1;
      while (!isWorkday(next)) next += 1;
      return next;
    },
  };
}
