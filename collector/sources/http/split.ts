import { setImmediate as nextTurn } from 'node:timers/promises';
import { arrayScan } from '../jsonarray.ts';
import { type Lines, ndjsonLines } from '../lines.ts';
import { RequestError } from './problem.ts';

/** Bytes of a JSON array looked at in one turn of the event loop: about three milliseconds. */
const stretch = 1024 * 1024;

/** How the events of a body follow each other. */
export type Format = 'ndjson' | 'json';

/** Format of a content type; NDJSON when none is given. Undefined for a type that holds no events. */
export function formatOf(contentType: string | undefined): Format | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return 'json';
  return /^(?:|application\/(?:x-)?ndjson|application\/(?:x-)?jsonl(?:ines)?|text\/plain|application\/octet-stream)$/.test(
    type,
  )
    ? 'ndjson'
    : undefined;
}

/** The events of a body. Rejects with RequestError when there are more than `most`. */
export async function split(bytes: Buffer, format: Format, most: number): Promise<Lines> {
  const lines = format === 'ndjson' ? ndjsonLines(bytes, most) : await elements(bytes, most);
  if (lines === undefined)
    throw new RequestError(413, 'too_large', `the body has more than ${most} events (server.limits.lines)`);
  return lines;
}

async function elements(bytes: Buffer, most: number): Promise<Lines | undefined> {
  const scan = arrayScan(bytes, most);
  while (!scan.advance(stretch)) await nextTurn();
  return scan.elements();
}
