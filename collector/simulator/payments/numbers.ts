import { dayOf, dayOfText, dayText, instantText, minutesOf, padTwo } from '../clock.ts';
import type { ChannelProfile } from '../profiles/profile.ts';

const base36 = (value: number, width: number): string =>
  value.toString(36).toUpperCase().padStart(width, '0');

/**
 * Retrieval reference number, unique per channel and clearing day. Cards: year digit, day of year, hour, second of
 * the hour, number within the second (12 characters). `space` keeps retries (R), refunds (F), voids (V) and follow-ups apart from
 * first attempts, so that one more retry does not rename the sales after it.
 */
export function referenceNumber(
  channel: ChannelProfile,
  at: number,
  index: number,
  space: '' | 'R' | 'F' | 'V' | 'O' | 'T' = '',
): string {
  if (channel.family !== 'card') {
    const stamp = instantText(at);
    return `${channel.letter}${space}${stamp.slice(0, 4)}${stamp.slice(5, 7)}${stamp.slice(8, 10)}${stamp.slice(11, 13)}${stamp.slice(14, 16)}${stamp.slice(17, 19)}${stamp.slice(20, 23)}${base36(index, 5)}`;
  }
  const day = dayOf(at);
  const year = dayText(day).slice(0, 4);
  const ofYear = day - dayOfYearStart(year) + 1;
  const hours = Math.floor(minutesOf(at) / 60);
  // Whole milliseconds: in fractions of a minute a full second may come out as the one before. Zone: whole hours.
  const seconds = Math.floor(at / 1000) % 3600;
  const place = space === '' ? String(seconds).padStart(4, '0') : `${space}${base36(seconds, 3)}`;
  return `${year[3]}${String(ofYear).padStart(3, '0')}${padTwo(hours)}${place}${base36(index, 2)}`;
}

const starts = new Map<string, number>();

function dayOfYearStart(year: string): number {
  let start = starts.get(year);
  if (start === undefined) {
    start = dayOfText(`${year}-01-01`);
    starts.set(year, start);
  }
  return start;
}
