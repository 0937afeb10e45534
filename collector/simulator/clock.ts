/**
 * The simulator's own clock arithmetic: plain integers, Asia/Shanghai is UTC+8 without daylight saving time.
 * Instants are epoch milliseconds, days are whole local days since 1970-01-01 (a Thursday), times of day are minutes.
 * The collector's calendar code is not used on purpose: the two must agree without having met.
 */
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const dayLength = 24 * hour;
const offset = 8 * hour;

/** Local day an instant falls in. */
export const dayOf = (at: number): number => Math.floor((at + offset) / dayLength);

/** Instant of a time of day (minutes after local midnight, may exceed 1440) on a local day. */
export const instantOf = (day: number, minutes: number): number =>
  day * dayLength - offset + Math.round(minutes * minute);

/** Minutes after local midnight, with fractions. */
export const minutesOf = (at: number): number => (at + offset - dayOf(at) * dayLength) / minute;

/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (day: number): number => (day + 3) % 7;

/** Minutes of `HH:MM`. */
export function minutesOfText(text: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  if (match === null) throw new Error(`not a time of day: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

const two = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const three = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));
const dayTexts = new Map<number, string>();

/** `YYYY-MM-DD` of a local day (days-to-civil by 400-year eras). */
export function dayText(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const dayOfMonth = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = years + era * 400 + (month <= 2 ? 1 : 0);
  const text = `${year}-${two[month]}-${two[dayOfMonth]}`;
  dayTexts.set(day, text);
  return text;
}

/** Local day of `YYYY-MM-DD`. */
export function dayOfText(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) throw new Error(`not a day: ${text}`);
  const month = Number(match[2]);
  const year = Number(match[1]) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(match[3]) - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

const prefixMinutes = new Float64Array(256).fill(Number.NaN);
const prefixes: string[] = new Array(256).fill('');

/** RFC 3339 text of an instant, e.g. `2026-11-20T12:00:00.120+08:00`. */
export function instantText(at: number): string {
  const minutes = Math.floor(at / minute);
  const slot = minutes & 255;
  if (prefixMinutes[slot] !== minutes) {
    const ofDay = Math.floor(minutesOf(at));
    prefixMinutes[slot] = minutes;
    prefixes[slot] = `${dayText(dayOf(at))}T${two[Math.floor(ofDay / 60)]}:${two[ofDay % 60]}:`;
  }
  const rest = Math.round(at - minutes * minute);
  return `${prefixes[slot]}${two[Math.floor(rest / 1000)]}.${three[rest % 1000]}+08:00`;
}

/** Instant of an RFC 3339 text with `Z` or a numeric offset. */
export function instantOfText(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,3})?)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(
    text,
  );
  if (match === null) throw new Error(`not an instant with offset: ${text}`);
  const [, day, hours, minutes, seconds, fraction, sign, offsetHours, offsetMinutes] = match;
  const shift = sign === undefined ? 0 : (Number(offsetHours) * 60 + Number(offsetMinutes)) * minute;
  const utc =
    dayOfText(day!) * dayLength +
    (Number(hours) * 60 + Number(minutes)) * minute +
    Number(seconds ?? 0) * second +
    Math.round(Number(fraction ?? 0) * 1000);
  return utc - (sign === '-' ? -shift : shift);
}

/** Two digits. */
export const padTwo = (n: number): string => two[n] ?? String(n);
