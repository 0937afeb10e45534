import { digitKind, invisibleKind, kinds, separatorKind } from './characters.ts';

/** Digits read from a text. `digits` is scratch space that the next read overwrites. */
export interface DigitRun {
  /** Values 0-9; only the first `capacity` are kept. */
  readonly digits: Uint8Array;
  /** Number of digits, also beyond the capacity. */
  length: number;
  /** Offset in the text after the last digit. */
  end: number;
}

const capacity = 40;

export function newRun(): DigitRun {
  return { digits: new Uint8Array(capacity), length: 0, end: 0 };
}

export function isDigitAt(text: string, at: number): boolean {
  return kinds[text.charCodeAt(at)]! >= digitKind;
}

/**
 * Reads the unbroken digits at `at`, invisible characters between two digits included, and writes them to
 * `run.digits` from index `into` on. `run.length` counts this read alone.
 */
export function readRun(text: string, at: number, run: DigitRun, into = 0): void {
  const { digits } = run;
  let length = 0;
  let end = at;
  for (let i = at; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]!;
    if (kind >= digitKind) {
      if (into + length < capacity) digits[into + length] = kind - digitKind;
      length++;
      end = i + 1;
    } else if (kind !== invisibleKind) break;
  }
  run.length = length;
  run.end = end;
}

/**
 * Offset of the next group of digits when at most three separators, or one URL-encoded, stand before it; else -1.
 * A full stop with a space after it ends a sentence and joins nothing.
 */
export function nextGroup(text: string, end: number): number {
  if (end >= text.length) return -1;
  if (text[end] === '.' && text[end + 1] === ' ') return -1;
  const encoded = text.charCodeAt(end) === 0x25 ? afterEncodedSeparator(text, end) : -1;
  if (encoded !== -1) return encoded;
  for (let i = end; i < end + 4 && i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]!;
    if (kind >= digitKind) return i > end ? i : -1;
    if (kind !== separatorKind && kind !== invisibleKind) return -1;
  }
  return -1;
}

/** `%20` and `%2D` are separators whose own digits belong to no number. */
function afterEncodedSeparator(text: string, end: number): number {
  const code = text.slice(end, end + 3).toUpperCase();
  return (code === '%20' || code === '%2D') && isDigitAt(text, end + 3) ? end + 3 : -1;
}
