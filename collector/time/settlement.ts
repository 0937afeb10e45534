import type { Calendar } from './businessday.ts';
import { addDays, dayOfMonth, daysInMonth, type LocalDate, monthOf, weekday, yearOf } from './date.ts';
import type { SettlementMode } from './settlementmode.ts';
import { atLocal } from './zone.ts';

/** At what time of the due day a contract is kept, and when merchants look for the money. */
export interface SettlementPromise {
  /** Contract time on the due day, T+n and D+n from n = 1, weekly and monthly. */
  readonly contractTime: string;
  /** Usual arrival on that day; a shop misses its money from here on. */
  readonly perceivedTime: string;
  /** S+0: minutes after the sale, by contract. */
  readonly instantMinutes: number;
  /** S+0: minutes after the sale until a merchant notices. */
  readonly instantPerceivedMinutes: number;
}

/** The reference profile: contract 18:00, usual credit 10:30 (P90), S+0 promised in 10 minutes and missed after 15. */
export const defaultPromise: SettlementPromise = {
  contractTime: '18:00',
  perceivedTime: '10:30',
  instantMinutes: 10,
  instantPerceivedMinutes: 15,
};

/**
 * The day on which the money of a clearing day is due. S+0 has no day of its own: the answer is the clearing day it is
 * booked under, and the instant comes from dueAt. Beyond calendar.validUntil the answer follows the weekend rule;
 * ask calendar.covers(answer).
 */
export function dueDay(mode: SettlementMode, clearingDay: LocalDate, calendar: Calendar): LocalDate {
  switch (mode.kind) {
    case 'T':
      return mode.days === 0
        ? calendar.workdayOnOrAfter(clearingDay)
        : calendar.addWorkdays(clearingDay, mode.days);
    case 'D':
      return addDays(clearingDay, mode.days);
    case 'S':
      return clearingDay;
    case 'W':
      return calendar.workdayOnOrAfter(nextWeekday(clearingDay, mode.weekday));
    case 'M':
      return calendar.workdayOnOrAfter(nextDayOfMonth(clearingDay, mode.day));
  }
}

/** The instant (epoch ms) at which the contract is broken: 18:00 of the due day, 24:00 for T+0 and D+0, sale + 10 min for S+0. */
export function dueAt(
  mode: SettlementMode,
  clearingDay: LocalDate,
  saleMs: number,
  calendar: Calendar,
  zone: string,
  promise: SettlementPromise = defaultPromise,
): number {
  if (mode.kind === 'S') return saleMs + promise.instantMinutes * 60_000;
  return atLocal(dueDay(mode, clearingDay, calendar), isSameDay(mode) ? '24:00' : promise.contractTime, zone);
}

/**
 * The instant at which the merchant misses the money: the earlier of contract and usual arrival. Except S+0, where
 * nobody counts the ten minutes: it is missed a little after the contract.
 */
export function perceivedDueAt(
  mode: SettlementMode,
  clearingDay: LocalDate,
  saleMs: number,
  calendar: Calendar,
  zone: string,
  promise: SettlementPromise = defaultPromise,
): number {
  if (mode.kind === 'S') return saleMs + promise.instantPerceivedMinutes * 60_000;
  const contract = dueAt(mode, clearingDay, saleMs, calendar, zone, promise);
  if (isSameDay(mode)) return contract;
  return Math.min(contract, atLocal(dueDay(mode, clearingDay, calendar), promise.perceivedTime, zone));
}

function isSameDay(mode: SettlementMode): boolean {
  return (mode.kind === 'T' || mode.kind === 'D') && mode.days === 0;
}

/** First such ISO weekday strictly after the date. */
function nextWeekday(date: LocalDate, wanted: number): LocalDate {
  return addDays(date, ((wanted - weekday(date) + 6) % 7) + 1);
}

/** First such day of a month strictly after the date; a month too short for it gives its last day. */
function nextDayOfMonth(date: LocalDate, wanted: number): LocalDate {
  const year = yearOf(date);
  const month = monthOf(date);
  const here = Math.min(wanted, daysInMonth(year, month));
  const today = dayOfMonth(date);
  if (here > today) return addDays(date, here - today);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return addDays(date, daysInMonth(year, month) - today + Math.min(wanted, daysInMonth(nextYear, nextMonth)));
}
