import { longestPan, shortestPan } from './bins.ts';
import { digitKind, kinds } from './characters.ts';
import type { DigitRun } from './digitrun.ts';
import type { Finding } from './finding.ts';
import { partOfMachineId } from './machineids.ts';
import { fitsRange, isPan } from './pan.ts';

/**
 * Magnetic-stripe data around the digits at `start` (ISO/IEC 7813), given as `run`:
 *
 *     track 1   % B PAN ^ NAME ^ YYMM service-code discretionary ?
 *     track 2   ; PAN = YYMM service-code discretionary ?      in hexadecimal dumps D stands for =
 *
 * Its own structure identifies it, so the check digit is asked for only where little structure is there. `from`
 * bounds what is looked at to the left.
 */
export function trackAt(text: string, start: number, run: DigitRun, from: number): Finding | undefined {
  if (run.length < shortestPan || run.length > longestPan) return undefined;
  const next = text.charCodeAt(run.end);
  if (next === 0x5e /* ^ */) return track1At(text, start, run.end, from);
  if (next === 0x3d /* = */ || (next | 0x20) === 0x64 /* D d */) return track2At(text, start, run, from);
  return undefined;
}

/** Characters of track 1 from start to end sentinel, and of the name in it. */
const longestTrack1 = 79;
const longestName = 26;

function track1At(text: string, start: number, end: number, from: number): Finding | undefined {
  if (start - 1 < from || (text.charCodeAt(start - 1) | 0x20) !== 0x62 /* B b */) return undefined;
  const afterName = text.slice(end + 1, end + 2 + longestName).indexOf('^');
  if (afterName === -1) return undefined;
  const first = start - 2 >= from && text[start - 2] === '%' ? start - 2 : start - 1;
  const rest = end + 1 + afterName + 1;
  // Up to the end sentinel when it comes in time, else the digits of date, service code and discretionary data.
  const tail = text.slice(rest, first + longestTrack1);
  const [data] = /^[^?\r\n^]*\?/.exec(tail) ?? /^[0-9]*/.exec(tail) ?? [''];
  return { what: 'track1', start: first, end: rest + data.length };
}

function track2At(text: string, start: number, run: DigitRun, from: number): Finding | undefined {
  const dated = digitsAt(text, run.end + 1, 7);
  if (dated < 4 || !monthAt(text, run.end + 3)) return undefined;
  const equals = text[run.end] === '=';
  const sentinel = start - 1 >= from && text[start - 1] === ';';
  const structured = equals && dated === 7 && (sentinel || fitsRange(run.digits, 0, run.length));
  if (!structured && !isPan(run.digits, 0, run.length)) return undefined;
  const end = track2End(text, run.end + 1);
  // In a digest a D with four digits after it is nothing special; one D and no other letter but F at the end is.
  const onlyTrack = /^[0-9]{7,}[Ff]?$/.test(text.slice(run.end + 1, end));
  if (!equals && !onlyTrack && partOfMachineId(text, start, run.end)) return undefined;
  return { what: 'track2', start: sentinel ? start - 1 : start, end };
}

/**
 * Tag 57 (track 2 equivalent data) in a hexadecimal dump of chip data: `57`, a length of 16 to 19 bytes, PAN, `D`.
 * The tag, the length and the PAN are one run of digits, so the PAN is looked for at its end.
 */
export function chipTrack2At(text: string, start: number, end: number): Finding | undefined {
  if ((text.charCodeAt(end) | 0x20) !== 0x64 || digitsAt(text, end + 1, 4) < 4) return undefined;
  const tail = text.slice(Math.max(start, end - longestPan - 4), end);
  for (let length = longestPan; length >= shortestPan; length--) {
    const at = tail.length - length - 4;
    if (at < 0 || !/^571[0-3]$/.test(tail.slice(at, at + 4))) continue;
    const digits = Uint8Array.from(tail.slice(at + 4), Number);
    if (isPan(digits, 0, length))
      return { what: 'track2', start: end - length, end: track2End(text, end + 1) };
  }
  return undefined;
}

/** Tag 5A (PAN) of 7 to 9 bytes in a hexadecimal dump: `5A`, the length, the PAN, an F when it has an odd length. */
export function chipPanAt(text: string, start: number, run: DigitRun, from: number): Finding | undefined {
  const { digits, length } = run;
  if (start - 2 < from || (text.charCodeAt(start - 1) | 0x20) !== 0x61 || text[start - 2] !== '5')
    return undefined;
  const bytes = digits[1]!;
  if (digits[0] !== 0 || bytes < 7 || bytes > 9) return undefined;
  const padded = length === 2 * bytes + 1 && (text.charCodeAt(run.end) | 0x20) === 0x66;
  const panLength = padded ? 2 * bytes - 1 : 2 * bytes;
  if (length - 2 < panLength || !isPan(digits, 2, panLength)) return undefined;
  return { what: 'pan', start: start + 2, end: start + 2 + panLength };
}

function track2End(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 40 && /[0-9A-Fa-f=]/.test(text[end]!)) end++;
  return text[end] === '?' ? end + 1 : end;
}

function monthAt(text: string, at: number): boolean {
  const month = value(text, at) * 10 + value(text, at + 1);
  return month >= 1 && month <= 12;
}

/** Number of digits at `at`, at most `most`. */
function digitsAt(text: string, at: number, most: number): number {
  let count = 0;
  while (count < most && value(text, at + count) >= 0) count++;
  return count;
}

/** Value of the digit at `at`, negative for anything else. */
function value(text: string, at: number): number {
  return at < text.length ? kinds[text.charCodeAt(at)]! - digitKind : -1;
}
