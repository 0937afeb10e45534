/** Spreads every bit of a 32-bit word over all others (the finaliser of MurmurHash3, public domain). Signed: `>>> 0` for an index. */
export function mix(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
