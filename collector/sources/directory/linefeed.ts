import { afterByteOrderMark, type Lines, linesPerSlice, takeLines } from '../lines.ts';

const newline = 0x0a;

/** Where reading of a stream of lines stands. */
export interface FeedPosition {
  readonly offset: number;
  readonly line: number;
  readonly skipping: boolean;
}

/** Lines ready to be delivered, and where the stream stands once they are. */
export interface Portion {
  readonly lines: Lines;
  readonly after: FeedPosition;
}

/**
 * Turns a stream of bytes into portions of whole lines. A line that is not finished waits; one longer than `lineBytes`
 * is handed out as far as it has come, to be refused, and the rest of it passed over.
 */
export async function* portions(
  chunks: AsyncIterable<Buffer>,
  start: FeedPosition,
  lineBytes: number,
): AsyncGenerator<Portion> {
  let position = start;
  let pending: Buffer = Buffer.alloc(0);

  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      if (position.skipping) {
        const end = pending.indexOf(newline);
        const passed = end === -1 ? pending.length : end + 1;
        position = { ...position, offset: position.offset + passed, skipping: end === -1 };
        pending = pending.subarray(passed);
      }
      const portion = wholeLines(pending, position) ?? tooLong(pending, position, lineBytes);
      if (portion === undefined) break;
      pending = pending.subarray(portion.after.offset - position.offset);
      position = portion.after;
      yield portion;
    }
  }
  const rest = finished(pending, position);
  if (rest !== undefined) yield rest;
}

function wholeLines(pending: Buffer, position: FeedPosition): Portion | undefined {
  const from = position.offset === 0 ? afterByteOrderMark(pending) : 0;
  const { lines, consumed, next } = takeLines(pending, from, position.line, linesPerSlice, false);
  if (consumed === from) return undefined;
  return { lines, after: { offset: position.offset + consumed, line: next, skipping: false } };
}

function tooLong(pending: Buffer, position: FeedPosition, lineBytes: number): Portion | undefined {
  if (pending.length <= lineBytes) return undefined;
  const { offset, line } = position;
  return {
    lines: { bytes: pending, bounds: [0, pending.length], numbers: [line] },
    after: { offset: offset + pending.length, line: line + 1, skipping: true },
  };
}

/** The last line without its newline, if it is complete: no part of a JSON object is a JSON object. */
function finished(pending: Buffer, position: FeedPosition): Portion | undefined {
  const text = pending.toString('utf8').trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const { lines, consumed, next } = takeLines(pending, 0, position.line, 1, true);
  // Its newline, should it come, is a blank rest of the same line; anything else there is looked at and refused.
  return { lines, after: { offset: position.offset + consumed, line: next - 1, skipping: false } };
}
