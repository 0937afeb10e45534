import data from './bins.json' with { type: 'json' };

/** One line of bins.json: all card numbers whose first digits lie in `from`..`to` and that have one of `lengths`. */
export interface PanRange {
  readonly scheme: string;
  readonly from: string;
  readonly to: string;
  readonly lengths: readonly number[];
}

/** Shortest and longest card number looked for; see bins.json for why 12 is not among them. */
export const shortestPan = 13;
export const longestPan = 19;

/**
 * Compiles ranges to one byte for each four-digit prefix: bit n is set when a card number of 13 + n digits may
 * begin so. Throws on data that cannot mean what it says.
 */
export function compileRanges(ranges: readonly PanRange[]): Uint8Array {
  const lengthsByPrefix = new Uint8Array(10_000);
  for (const range of ranges) {
    const { from, to, lengths } = range;
    if (!/^\d{1,4}$/.test(from) || !/^\d{1,4}$/.test(to) || from.length !== to.length || from > to)
      throw new Error(`bins: ${range.scheme} ${from}-${to} is not a range of up to four digits`);
    let bits = 0;
    for (const length of lengths) {
      if (!Number.isInteger(length) || length < shortestPan || length > longestPan)
        throw new Error(`bins: ${range.scheme} ${from}-${to} has a length of ${length}`);
      bits |= 1 << (length - shortestPan);
    }
    const last = Number(to.padEnd(4, '9'));
    for (let prefix = Number(from.padEnd(4, '0')); prefix <= last; prefix++)
      lengthsByPrefix[prefix] = (lengthsByPrefix[prefix] ?? 0) | bits;
  }
  return lengthsByPrefix;
}

/** The shipped ranges and the day they were last checked. */
export const panRanges: readonly PanRange[] = data.ranges;
export const panRangesAsOf = data.asOf;

/** Possible lengths (bit n = 13 + n digits) of a card number, by its first four digits. */
export const panLengths: Uint8Array = compileRanges(panRanges);
