/**
 * Where the lines of some bytes begin and end, without their newlines. Blank lines are left out, but counted by
 * `numbers`, so that a report names the line a text editor would show.
 */
export interface Lines {
  readonly bytes: Buffer;
  /** Begin and end of line i at 2i and 2i+1. */
  readonly bounds: readonly number[];
  readonly numbers: readonly number[];
}

const newline = 0x0a;

/**
 * Splits NDJSON (RFC 8259 texts, one a line, LF or CRLF), the last line with or without its newline. Undefined when
 * there are more than `most` lines.
 */
export function ndjsonLines(bytes: Buffer, most: number): Lines | undefined {
  const { lines, consumed } = takeLines(bytes, afterByteOrderMark(bytes), 1, most, true);
  return isBlank(bytes, consumed, bytes.length) ? lines : undefined;
}

/** Lines from the beginning of some bytes, and what comes after them. */
export interface Taken {
  readonly lines: Lines;
  /** Offset after the newline of the last line looked at, blank ones included. */
  readonly consumed: number;
  /** Number of the line that begins there. */
  readonly next: number;
}

/**
 * Takes up to `most` lines from offset `start` on, numbered from `first`. `last` says whether what stands after the last
 * newline is a line.
 */
export function takeLines(bytes: Buffer, start: number, first: number, most: number, last: boolean): Taken {
  const bounds: number[] = [];
  const numbers: number[] = [];
  let number = first;
  let at = start;
  while (at < bytes.length && numbers.length < most) {
    let end = bytes.indexOf(newline, at);
    if (end === -1) {
      if (!last) break;
      end = bytes.length;
    }
    if (!isBlank(bytes, at, end)) {
      bounds.push(at, end);
      numbers.push(number);
    }
    number++;
    at = Math.min(end + 1, bytes.length);
  }
  return { lines: { bytes, bounds, numbers }, consumed: at, next: number };
}

/** Some Windows tools begin a file with EF BB BF. */
export function afterByteOrderMark(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Only spaces, tabs and line ends: looks at the first bytes of anything else and no further. */
export function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== newline) return false;
  }
  return true;
}

/** Number of lines in one transaction, and so in one turn of the event loop. */
export const linesPerSlice = 1000;

/** The lines in slices of at most `size`, in order. */
export function* slices({ bytes, bounds, numbers }: Lines, size = linesPerSlice): Generator<Lines> {
  for (let i = 0; i < numbers.length; i += size)
    yield {
      bytes,
      bounds: bounds.slice(2 * i, 2 * (i + size)),
      numbers: numbers.slice(i, i + size),
    };
}
