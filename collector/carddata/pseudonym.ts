import { shortHmac } from './hmac.ts';

/** A keyed hash as it is stored: `h_` and 128 bits of HMAC-SHA-256 in base64url, 24 characters in all. */
export const pseudonymPattern = /^h_[0-9A-Za-z_-]{22}$/;

/** Shortest key taken, bytes: below it the few million possible merchant numbers are guessed through the key. */
export const shortestKey = 16;

export interface PseudonymiserOptions {
  /** Identifiers remembered with their hash, about 200 bytes each; the longest unused are forgotten first. */
  readonly remembered?: number;
}

/**
 * What merchant and terminal ids are stored as: themselves without a key, a keyed hash with one. The hash of an id
 * is the same after a restart and under the same key only; whoever has the key can test a guess, nobody can read
 * the id back. A value that is a hash already stays, so that recorded events can be replayed.
 * Throws a RangeError for a key shorter than 16 bytes.
 */
export function pseudonymiser(
  key: Buffer | undefined,
  options: PseudonymiserOptions = {},
): (id: string) => string {
  if (key === undefined) return (id) => id;
  if (key.length < shortestKey)
    throw new RangeError(`the identifier key has ${key.length} bytes, at least ${shortestKey} are needed`);
  const hmac = shortHmac(key);
  const hash = (id: string): string => (pseudonymPattern.test(id) ? id : `h_${hmac(id)}`);
  return remembering(hash, options.remembered ?? 32_768);
}

/**
 * Remembers up to `limit` results in two generations: a hot id is one look-up in the young one, and when the young
 * one is full the old one, which nothing has asked for since, goes.
 */
function remembering(compute: (id: string) => string, limit: number): (id: string) => string {
  const half = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, string>();
  let old = new Map<string, string>();
  return (id) => {
    const known = young.get(id);
    if (known !== undefined) return known;
    const result = old.get(id) ?? compute(id);
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(id, result);
    return result;
  };
}
