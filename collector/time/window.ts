import type { Calendar } from './businessday.ts';
import { addDays, type LocalDate } from './date.ts';
import { atLocal, localDate } from './zone.ts';

/** A time that comes back every day, or every working day: a file's deadline, a settlement run. */
export type RecurringTime =
  | { readonly at: string; readonly days: 'every' }
  | { readonly at: string; readonly days: 'workday'; readonly calendar: Calendar };

/** The instant of a local time on a day; a deadline of clearing day d in the small hours is on addDays(d, 1). */
export function occurrence(day: LocalDate, time: string, zone: string): number {
  return atLocal(day, time, zone);
}

/** The first instant strictly after `afterMs` at which the time comes round. */
export function nextAt(recurring: RecurringTime, afterMs: number, zone: string): number {
  // The day before counts too: its '24:00' may still lie ahead.
  let day = addDays(localDate(afterMs, zone), -1);
  for (;;) {
    if (happensOn(recurring, day)) {
      const at = atLocal(day, recurring.at, zone);
      if (at > afterMs) return at;
    }
    day = addDays(day, 1);
  }
}

/** The last instant at or before `nowMs` at which the time came round. */
export function lastAt(recurring: RecurringTime, nowMs: number, zone: string): number {
  let day = localDate(nowMs, zone);
  for (;;) {
    if (happensOn(recurring, day)) {
      const at = atLocal(day, recurring.at, zone);
      if (at <= nowMs) return at;
    }
    day = addDays(day, -1);
  }
}

function happensOn(recurring: RecurringTime, day: LocalDate): boolean {
  return recurring.days === 'every' || recurring.calendar.isWorkday(day);
}
