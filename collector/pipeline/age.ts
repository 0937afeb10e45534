import { addDays } from '../time/date.ts';
import { localDate } from '../time/zone.ts';
import type { Problem } from './outcome.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A sender's clock may run this far ahead. */
export const mostAheadMs = 5 * minute;
/** Observations older than this are only counted; money is booked however late (domain rule: at least 45 days). */
export const lateAfterMs = 48 * hour;
/** A clearing or settlement day may lie this far ahead: monthly contracts over long holidays. */
const mostDaysAhead = 60;

/** The window in which events are taken, at one moment. */
export interface Window {
  readonly now: number;
  /** Events before this instant are late. */
  readonly lateBefore: number;
  /** Keys whose day is before this one are forgotten. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly oldest: number;
  readonly newest: number;
  /** Days already found to be inside; there are few, and comparing texts is slow. */
  readonly inside: Set<string>;
}

export function windowAt(now: number, keepDays: number, zone: string): Window {
  const today = localDate(now, zone);
  return {
    now,
    lateBefore: now - lateAfterMs,
    firstDay: addDays(today, -keepDays),
    lastDay: addDays(today, mostDaysAhead),
    oldest: now - keepDays * day,
    newest: now + mostAheadMs,
    inside: new Set(),
  };
}

/** Whether the event time can be right. `record`: a record of reference holds however long ago it was made. */
export function timeProblem(at: number, window: Window, record: boolean): Problem | undefined {
  if (at > window.newest) return { reason: 'future', detail: 'at is more than 5 minutes ahead' };
  if (at < window.oldest && !record)
    return { reason: 'too_old', detail: 'at lies before the days keys are kept for' };
  return undefined;
}

/** Whether the day an identity begins with is one whose keys are kept; identities without a day are kept for ever. */
export function dayProblem(identity: string, window: Window): Problem | undefined {
  const first = identity.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return undefined;
  const day = identity.slice(0, 10);
  if (window.inside.has(day)) return undefined;
  if (day < window.firstDay)
    return { reason: 'too_old', detail: `day ${day} lies before the days keys are kept for` };
  if (day > window.lastDay)
    return { reason: 'future', detail: `day ${day} is more than ${mostDaysAhead} days ahead` };
  window.inside.add(day);
  return undefined;
}
