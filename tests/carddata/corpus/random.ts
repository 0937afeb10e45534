/** Repeatable random source: the same seed gives the same corpus on every machine. */
export interface Random {
  /** Integer in 0..below-1. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many decimal digits. */
  digits(count: number): string;
  /** So many characters out of an alphabet. */
  from(alphabet: string, count: number): string;
}

export function newRandom(seed: number): Random {
  let state = seed >>> 0;
  // splitmix32
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const from = (alphabet: string, count: number): string => {
    let out = '';
    for (let i = 0; i < count; i++) out += alphabet[int(alphabet.length)];
    return out;
  };
  return { int, from, pick: (list) => list[int(list.length)]!, digits: (count) => from('0123456789', count) };
}

export const hex = '0123456789abcdef';
export const upperHex = '0123456789ABCDEF';
export const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
