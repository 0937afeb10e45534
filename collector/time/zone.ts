import { dateOfDay, dayNumber, type LocalDate } from './date.ts';
import { DAY_MS, timeOfDay } from './timeofday.ts';

/** The zone of the reference profile. No daylight saving since 1991. */
export const defaultZone = 'Asia/Shanghai';

/** A stretch of time with one UTC offset: from <= ms < to. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

interface ZoneState {
  readonly spans: Span[];
  last: Span;
}

const zones = new Map<string, ZoneState>();

/** True for an IANA zone name this runtime knows. Config checks names with it; everything below trusts them. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** UTC offset in ms that applies at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(ms: number, zone: string): number {
  return spanAt(ms, zone).offset;
}

/** Local date at an instant. */
export function localDate(ms: number, zone: string): LocalDate {
  return dateOfDay(localDay(ms, zone));
}

/** Local day as days since 1970-01-01, without building the text. */
export function localDay(ms: number, zone: string): number {
  return Math.floor((ms + spanAt(ms, zone).offset) / DAY_MS);
}

/** What the local clock shows, as ms after 00:00. On a day with a DST change this is not the elapsed time. */
export function localTimeOfDay(ms: number, zone: string): number {
  const local = ms + spanAt(ms, zone).offset;
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/**
 * The instant at which the local clock shows a time on a date. time: 'HH:MM[:SS]', '24:00' = 00:00 of the next day.
 * Where the clock skips the time (spring), the answer lies later by the size of the gap, as if the clock had
 * not been moved; where it shows the time twice (autumn), the first is meant. Same rule as RFC 5545 and
 * Temporal's 'compatible'.
 */
export function atLocal(date: LocalDate, time: string, zone: string): number {
  return atLocalDay(dayNumber(date), timeOfDay(time), zone);
}

/** As atLocal, on a day number and ms after local midnight. */
export function atLocalDay(day: number, timeMs: number, zone: string): number {
  const local = day * DAY_MS + timeMs;
  // A day either side is far enough to lie in the spans around any change, and near enough to skip no span.
  const before = spanAt(local - DAY_MS - DAY_MS / 2, zone);
  const first = local - before.offset;
  if (first < before.to) return first;
  const second = local - spanAt(local + DAY_MS + DAY_MS / 2, zone).offset;
  return second >= before.to ? second : first;
}

function spanAt(ms: number, id: string): Span {
  const zone = zones.get(id) ?? openZone(id, ms);
  if (ms >= zone.last.from && ms < zone.last.to) return zone.last;
  let span = zone.spans.find((each) => ms >= each.from && ms < each.to);
  if (span === undefined) {
    span = readSpan(id, ms);
    zone.spans.push(span);
  }
  zone.last = span;
  return span;
}

function openZone(id: string, ms: number): ZoneState {
  const span = readSpan(id, ms);
  const zone = { spans: [span], last: span };
  zones.set(id, zone);
  return zone;
}

/** Asks Temporal for the span around an instant: microseconds, but once per zone and clock change. */
function readSpan(id: string, ms: number): Span {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(id);
  // One nanosecond later, because 'previous' is strict and a span begins at its transition.
  const from = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds;
  const to = at.getTimeZoneTransition('next')?.epochMilliseconds;
  return {
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}
