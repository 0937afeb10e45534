/** One merchant-day line of a file: what the channel says, minor units. */
export interface Line {
  readonly pair: number;
  readonly gross: number;
  readonly transactions: number;
}

export interface FileTotals {
  readonly records: number;
  readonly gross: number;
  readonly fees: number;
}

/** Control totals over lines; fees in parts per million of each line's gross. */
export function totalsOf(lines: readonly Line[], channelFee: number): FileTotals {
  let records = 0;
  let gross = 0;
  let fees = 0;
  for (const line of lines) {
    records += line.transactions;
    gross += line.gross;
    fees += Math.max(0, Math.round((line.gross * channelFee) / 1_000_000));
  }
  return { records, gross, fees };
}

/** Hash of a file's bytes, as far as it matters: the same lines give the same 24 hex digits. */
export function contentHash(lines: readonly Line[], channel: number, day: number): string {
  let a = 0x811c9dc5 ^ channel;
  let b = 0x01000193 ^ day;
  for (const line of lines) {
    a = Math.imul(a ^ line.pair, 0x01000193) ^ line.transactions;
    b = Math.imul(b ^ (line.gross & 0x7fffffff), 0x85ebca6b) ^ (a >>> 13);
  }
  const words = [a, b, a ^ Math.imul(b, 0x9e3779b1)];
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
