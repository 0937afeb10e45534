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
 * Splits NDJSON (RFC 8259 texts, one a line, LF or CRLF). `last` says whether bytes after the last newline are a line;
 * `first` numbers the first line. Undefined when there are more than `most` lines.
 */
export function ndjsonLines(
  bytes: Buffer,
  options: { readonly first: number; readonly most: number; readonly last: boolean },
): Lines | undefined {
  const bounds: number[] = [];
  const numbers: number[] = [];
  let number = options.first;
  let start = options.first === 1 ? afterByteOrderMark(bytes) : 0;
  while (start < bytes.length) {
    let end = bytes.indexOf(newline, start);
    if (end === -1) {
      if (!options.last) break;
      end = bytes.length;
    }
    if (!isBlank(bytes, start, end)) {
      if (numbers.length === options.most) return undefined;
      bounds.push(start, end);
      numbers.push(number);
    }
    number++;
    start = end + 1;
  }
  return { bytes, bounds, numbers };
}

/** Some Windows tools begin a file with EF BB BF. */
export function afterByteOrderMark(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Only spaces, tabs and a carriage return: looks at the first bytes of any other line and no further. */
export function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
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
