import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Body, overloaded, tooLarge } from './body.ts';
import type { Pressure } from './pressure.ts';
import { RequestError } from './problem.ts';

const gunzipped = promisify(gunzip);

/**
 * The content of a gzip body, at most `bodyBytes` of it: inflating stops there, so a bomb costs no more than a large
 * body. Works on a thread. Rejects with RequestError; then everything is released.
 */
export async function inflate({ bytes, taken }: Body, bodyBytes: number, pressure: Pressure): Promise<Body> {
  const announced = Math.min(bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4), bodyBytes);
  if (!pressure.take(announced)) {
    pressure.release(taken);
    throw overloaded();
  }
  const held = taken + announced;
  try {
    const inflated = await gunzipped(bytes, { maxOutputLength: bodyBytes });
    return { bytes: inflated, taken: held };
  } catch (error) {
    pressure.release(held);
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(bodyBytes);
    throw new RequestError(400, 'unsupported', 'the body is not gzip, as content-encoding says');
  }
}
