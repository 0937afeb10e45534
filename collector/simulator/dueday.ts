import { dayText, weekdayOf } from './clock.ts';
import type { Workdays } from './workdays.ts';

/**
 * Day on which the money of a clearing day is promised (domain rule 4.1.2), as a local day number.
 * T+n counts working days, D+n calendar days, S+0 and D+0 the same day; T+0 on a day of rest waits for the next
 * working day. W+n is the next such weekday, M+n the next such day of the month, both moved to a working day.
 */
export function dueDay(mode: string, clearingDay: number, workdays: Workdays): number {
  const count = Number(mode.slice(2));
  switch (mode[0]) {
    case 'T':
      return count === 0 ? sameOrNext(clearingDay, workdays) : afterWorkdays(clearingDay, count, workdays);
    case 'D':
      return clearingDay + count;
    case 'S':
      return clearingDay;
    case 'W':
      return sameOrNext(
        nextWhere(clearingDay, (day) => weekdayOf(day) === count - 1),
        workdays,
      );
    case 'M':
      return sameOrNext(nextDate(clearingDay, count), workdays);
    default:
      throw new Error(`unknown settlement mode ${mode}`);
  }
}

function afterWorkdays(day: number, count: number, workdays: Workdays): number {
  let due = day;
  for (let n = 0; n < count; n += 1) due = workdays.nextWorkday(due);
  return due;
}

const sameOrNext = (day: number, workdays: Workdays): number =>
  workdays.isWorkday(day) ? day : workdays.nextWorkday(day);

function nextWhere(day: number, wanted: (day: number) => boolean): number {
  let next = day + 1;
  while (!wanted(next)) next += 1;
  return next;
}

/** The next `date` of a month, or the month's last day where it has fewer. */
function nextDate(day: number, date: number): number {
  return nextWhere(day, (candidate) => {
    const ofMonth = Number(dayText(candidate).slice(8));
    return ofMonth === date || (ofMonth < date && dayText(candidate + 1).slice(8) === '01');
  });
}
