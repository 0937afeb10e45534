import { longestPan, shortestPan } from './bins.ts';
import { digitClass } from './characters.ts';
import { isDigitAt, newRun, nextGroup, readRun } from './digitrun.ts';
import type { Finding } from './finding.ts';
import { groupedPan } from './grouped.ts';
import { partOfMachineId } from './machineids.ts';
import { isPan } from './pan.ts';
import { announcers, pinBlockOfField52, secretAt } from './secrets.ts';
import { chipPanAt, chipTrack2At, trackAt } from './track.ts';

const run = newRun();

/**
 * The first card data in a free text, or undefined. Time is linear in the length of the text. What counts, and why
 * something that looks alike does not, is in docs/card-data.md.
 */
export function scanText(text: string): Finding | undefined {
  return scanFrom(text, 0);
}

/** Everything that card data can begin with, one character long; the rest of a text is passed over by it. */
const beginning = new RegExp(`[${digitClass}]|${announcers}`, 'g');

/** As `scanText`, for the part of the text from offset `from` on; what stands before is not looked at. */
export function scanFrom(text: string, from: number): Finding | undefined {
  let at = from;
  while (at < text.length) {
    if (!isDigitAt(text, at)) {
      beginning.lastIndex = at;
      if (!beginning.test(text)) return undefined;
      at = beginning.lastIndex - 1;
    }
    if (isDigitAt(text, at)) {
      readRun(text, at, run);
      const { end } = run;
      const found = cardAt(text, at, from);
      if (found !== undefined) return found;
      at = beginsWithEscape(text, at, end, from) ? at + 2 : end;
    } else {
      const secret = secretAt(text, at, from);
      if (secret !== undefined) return secret;
      at++;
    }
  }
  return undefined;
}

/** In a URL, `%204111…` is a space and then a number: the run is looked at again without the two digits of the escape. */
function beginsWithEscape(text: string, start: number, end: number, from: number): boolean {
  return end - start > 2 && start - 1 >= from && text[start - 1] === '%';
}

/** Card data that begins with, or is announced by, the run of digits just read at `start`. */
function cardAt(text: string, start: number, from: number): Finding | undefined {
  const { length, end } = run;
  if (length >= shortestPan) {
    const found = trackAt(text, start, run, from) ?? unbrokenPan(text, start, from);
    if (found !== undefined) return found;
    const chip = chipPanAt(text, start, run, from) ?? chipTrack2At(text, start, end);
    if (chip !== undefined) return chip;
  } else if (length === 2) {
    const pinBlock = pinBlockOfField52(text, start, from);
    if (pinBlock !== undefined) return pinBlock;
  }
  return length < longestPan && nextGroup(text, end) !== -1
    ? groupedPan(text, start, from, length)
    : undefined;
}

/**
 * The whole run as a card number, also when files have padded it with zeros on the left. A run of more than 19
 * digits is none: wallet order numbers have 20 to 32, and one in ten of any digits has a right check digit.
 */
function unbrokenPan(text: string, start: number, from: number): Finding | undefined {
  const { digits, length, end } = run;
  if (length > longestPan) return undefined;
  let padding = 0;
  while (padding < length && digits[padding] === 0) padding++;
  if (!isPan(digits, padding, length - padding)) return undefined;
  if (isFraction(text, start, from, length) || partOfMachineId(text, start, end)) return undefined;
  return { what: 'pan', start, end };
}

/**
 * The decimals of a number: `0.4111…`, or up to 17 significant digits in all, which is how a float64 is printed.
 */
function isFraction(text: string, start: number, from: number, length: number): boolean {
  if (start - 2 < from || text[start - 1] !== '.') return false;
  let first = start - 1;
  while (first - 1 >= from && start - first < 8 && isDigitAt(text, first - 1)) first--;
  const whole = text.slice(first, start - 1);
  return whole === '0' || (whole.length > 0 && whole.length + length <= 17);
}
