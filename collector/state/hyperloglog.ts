import { mix } from './mix.ts';

/** 2^11 registers: relative standard error 1.04 / sqrt(2048) = 2.3 %. */
export const registerCount = 2048;

/** Bits of the hash that ranks come from; a rank is at most one more. */
const rankBits = 32;

export interface Register {
  readonly index: number;
  readonly rank: number;
}

/** The register an identifier falls into and the rank it brings: leading zeros of its hash, plus one. */
export function registerOf(id: string | number): Register {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  if (typeof id === 'number') {
    low = Math.imul(low ^ (id >>> 0), 0xc2b2ae35);
    high = Math.imul(high ^ Math.floor(id / 0x1_0000_0000), 0x27d4eb2f) ^ low;
  } else {
    for (let i = 0; i < id.length; i++) {
      const unit = id.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x5bd1e995);
      high = Math.imul(high ^ unit, 0x1b873593);
      low ^= low >>> 15;
      high ^= high >>> 13;
    }
    low ^= id.length;
  }
  const place = mix(low ^ (high >>> 5));
  const ranked = mix(high ^ Math.imul(place, 0x2545f491));
  return { index: place >>> (32 - 11), rank: Math.clz32(ranked) + 1 };
}

/**
 * Distinct identifiers behind the registers, rounded. O. Ertl's estimator (New cardinality estimation algorithms for
 * HyperLogLog sketches, 2017): one formula over the whole range, which at small numbers is linear counting, without
 * the bump the original has where it changes from one to the other.
 */
export function estimateOf(registers: Uint8Array): number {
  const ranks = new Uint32Array(rankBits + 2);
  for (let i = 0; i < registerCount; i++) ranks[registers[i]!]! += 1;
  if (ranks[0] === registerCount) return 0;
  let z = registerCount * tau(1 - ranks[rankBits + 1]! / registerCount);
  for (let rank = rankBits; rank >= 1; rank--) z = (z + ranks[rank]!) / 2;
  z += registerCount * sigma(ranks[0]! / registerCount);
  return Math.round(registerCount ** 2 / (2 * Math.LN2 * z));
}

/** x + sum of x^(2^k) 2^(k-1): what empty registers say. Diverges at x = 1, which the caller excludes. */
function sigma(share: number): number {
  let x = share;
  let weight = 1;
  let sum = x;
  for (;;) {
    x *= x;
    const next = sum + x * weight;
    if (next === sum) return sum;
    sum = next;
    weight *= 2;
  }
}

/** (1 - x - sum of (1 - x^(2^-k))^2 2^-k) / 3: what full registers say. */
function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let x = share;
  let weight = 1;
  let sum = 1 - x;
  for (;;) {
    x = Math.sqrt(x);
    weight /= 2;
    const next = sum - (1 - x) ** 2 * weight;
    if (next === sum) return sum / 3;
    sum = next;
  }
}
