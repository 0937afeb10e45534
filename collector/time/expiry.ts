import { dayNumber, type LocalDate } from './date.ts';
import { atLocal, localDay } from './zone.ts';

/** Whole days left after today: 0 on the last valid day, negative once expired. */
export function daysLeft(validUntil: LocalDate, nowMs: number, zone: string): number {
  return dayNumber(validUntil) - localDay(nowMs, zone);
}

/** The instant at which the last valid day is over. */
export function expiresAt(validUntil: LocalDate, zone: string): number {
  return atLocal(validUntil, '24:00', zone);
}
