import { daysFromCivil, daysInMonth } from './date.ts';

const ZERO = 48;
const COLON = 58;
const DASH = 45;
const DOT = 46;
const PLUS = 43;
const T = 84;
const Z = 90;
/** What a pair of characters that are not two digits reads as; beyond every limit. */
const NOT_DIGITS = 1_000_000;

/**
 * Epoch ms of an RFC 3339 timestamp, or undefined. Strict: 'YYYY-MM-DDTHH:MM:SS', an optional fraction of
 * 1-9 digits, then 'Z' or '±HH:MM' - a time without offset is not an instant and is refused, and so are
 * impossible dates, 24:00:00 and the leap second :60. Digits beyond the millisecond are cut off, so that an
 * event never moves into the future.
 */
export function parseTimestamp(text: string): number | undefined {
  const length = text.length;
  if (length < 20 || length > 35) return undefined;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH || text.charCodeAt(10) !== T)
    return undefined;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return undefined;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  if (year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;

  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === DOT) {
    at += 1;
    const start = at;
    let scale = 100;
    for (; at < length; at += 1) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      fraction += digit * scale;
      scale = scale === 100 ? 10 : scale === 10 ? 1 : 0;
    }
    if (at === start || at - start > 9) return undefined;
  }
  const offset = offsetMinutes(text, at);
  if (offset === undefined) return undefined;
  const minutes = (daysFromCivil(year, month, day) * 24 + hour) * 60 + minute - offset;
  return (minutes * 60 + second) * 1000 + fraction;
}

function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if (sign === Z) return text.length === at + 1 ? 0 : undefined;
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return undefined;
  const hours = pair(text, at + 1);
  const minutes = pair(text, at + 4);
  if (hours > 23 || minutes > 59) return undefined;
  if (sign === PLUS) return hours * 60 + minutes;
  return sign === DASH ? -(hours * 60 + minutes) : undefined;
}

function pair(text: string, at: number): number {
  const high = text.charCodeAt(at) - ZERO;
  const low = text.charCodeAt(at + 1) - ZERO;
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : NOT_DIGITS;
}
