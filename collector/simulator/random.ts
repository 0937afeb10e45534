/**
 * Own seeded randomness: `Math.random` cannot be repeated. Streams (sfc32) serve what is drawn in order; hashes serve
 * what must not move when a fault adds or takes away draws elsewhere.
 */
export interface Random {
  /** Starts the stream anew from four words. */
  seed(a: number, b: number, c: number, d: number): void;
  /** Uniform 32-bit integer. */
  bits(): number;
  /** Uniform in [0, 1). */
  unit(): number;
  /** Standard normal deviate (always two draws). */
  normal(): number;
}

const inverse32 = 1 / 4_294_967_296;

export function stream(a = 0, b = 0, c = 0, d = 0): Random {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let counter = 1;
  function bits(): number {
    const sum = (((s0 + s1) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    s0 = s1 ^ (s1 >>> 9);
    s1 = (s2 + (s2 << 3)) | 0;
    s2 = ((s2 << 21) | (s2 >>> 11)) + sum;
    s2 |= 0;
    return sum >>> 0;
  }
  function seed(w: number, x: number, y: number, z: number): void {
    s0 = mix(w, x);
    s1 = mix(s0, y);
    s2 = mix(s1, z);
    counter = 1;
    for (let n = 0; n < 8; n += 1) bits();
  }
  function unit(): number {
    return bits() * inverse32;
  }
  function normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - unit()));
    return radius * Math.cos(2 * Math.PI * unit());
  }
  seed(a, b, c, d);
  return { seed, bits, unit, normal };
}

/** One 32-bit hash of two words (murmur3's finaliser over a combination). */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Uniform [0, 1) from a seed and up to three words. */
export const hashUnit = (seed: number, a: number, b = 0, c = 0): number =>
  mix(mix(mix(seed, a), b), c) * inverse32;

/** Number of events of a Poisson process with this mean; always one draw for small means, two for large. */
export function poisson(random: Random, mean: number): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const target = random.unit();
  let probability = Math.exp(-mean);
  let cumulated = probability;
  let count = 0;
  while (target > cumulated && count < 200) {
    count += 1;
    probability *= mean / count;
    cumulated += probability;
  }
  return count;
}

/** Log-normal value with the given median and spread of its logarithm. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * random.normal());

/** 32 bits of a text, to seed by name. */
export function textHash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
