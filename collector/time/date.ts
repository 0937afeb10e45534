/** A local calendar date 'YYYY-MM-DD'; also the form of a clearing day. */
export type LocalDate = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_NAMES = 8192;
const names = new Map<number, LocalDate>();
let lastNumber = Number.NaN;
let lastName: LocalDate = '';

/**
 * Days since 1970-01-01 of a proleptic Gregorian date. Counts years from March, so that the leap day is the
 * last of its year and month lengths follow one formula.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** Number of days in a month, 1..12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. The text must be a valid LocalDate (see isLocalDate); nothing is checked here. */
export function dayNumber(date: LocalDate): number {
  return daysFromCivil(yearOf(date), monthOf(date), dayOfMonth(date));
}

/** The date of a day number; the inverse of dayNumber. */
export function dateOfDay(day: number): LocalDate {
  if (day === lastNumber) return lastName;
  let name = names.get(day);
  if (name === undefined) {
    name = writeDate(day);
    if (names.size >= MAX_NAMES) names.clear();
    names.set(day, name);
  }
  lastNumber = day;
  lastName = name;
  return name;
}

/** Inverse of daysFromCivil, as text. */
function writeDate(day: number): LocalDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** True for an existing date written 'YYYY-MM-DD'. */
export function isLocalDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const month = monthOf(text);
  const day = dayOfMonth(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(yearOf(text), month);
}

/** The date n calendar days later (earlier for a negative n). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return dateOfDay(dayNumber(date) + n);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** ISO weekday of a day number. Day 0 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: LocalDate): number {
  return digits2(date, 0) * 100 + digits2(date, 2);
}

export function monthOf(date: LocalDate): number {
  return digits2(date, 5);
}

export function dayOfMonth(date: LocalDate): number {
  return digits2(date, 8);
}

/** Two ASCII digits as a number. Char codes: this runs per event, and parseInt on slices is ten times slower. */
function digits2(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}
