import { estimateOf, registerCount, registerOf } from './hyperloglog.ts';
import type { Part, Row } from './part.ts';

/**
 * Counts distinct identifiers per key without keeping them: HyperLogLog with 2048 registers (2 kB) a key, standard
 * error 2.3 %, near exact for a few dozen. Adding an identifier twice changes nothing, so repeats need no other guard.
 */
export interface Sketch extends Part {
  /** A number and its text are different identifiers. */
  add(key: string, id: string | number): void;
  /** Distinct identifiers under a key, rounded; 0 for a key never added to. */
  estimate(key: string): number;
  /** Distinct identifiers under any of the keys: windows are unions of their slots. */
  union(keys: Iterable<string>): number;
  delete(key: string): boolean;
  keys(): IterableIterator<string>;
  readonly size: number;
}

export function sketch(space: string): Sketch {
  const registers = new Map<string, Uint8Array>();
  const dirty = new Set<string>();
  const merged = new Uint8Array(registerCount);

  function registersOf(key: string): Uint8Array {
    let own = registers.get(key);
    if (own === undefined) {
      own = new Uint8Array(registerCount);
      registers.set(key, own);
    }
    return own;
  }

  return {
    space,
    add(key, id) {
      const own = registersOf(key);
      const { index, rank } = registerOf(id);
      if (own[index]! >= rank) return;
      own[index] = rank;
      dirty.add(key);
    },
    estimate(key) {
      const own = registers.get(key);
      return own === undefined ? 0 : estimateOf(own);
    },
    union(keys) {
      let found = 0;
      for (const key of keys) {
        const own = registers.get(key);
        if (own === undefined) continue;
        if (found++ === 0) merged.set(own);
        else for (let i = 0; i < registerCount; i++) if (own[i]! > merged[i]!) merged[i] = own[i]!;
      }
      return found === 0 ? 0 : estimateOf(merged);
    },
    delete(key) {
      if (!registers.delete(key)) return false;
      dirty.add(key);
      return true;
    },
    keys: () => registers.keys(),
    get size() {
      return registers.size;
    },
    load: (key, value) => void registers.set(key, unpack(value as Uint8Array)),
    drain(out: Row[]) {
      for (const key of dirty) {
        const own = registers.get(key);
        out.push({ space, key, value: own === undefined ? null : pack(own) });
      }
      dirty.clear();
    },
  };
}

/** Stored form: all registers, or (index low, index high, rank) of those not 0 where that is shorter. */
function pack(own: Uint8Array): Uint8Array {
  let filled = 0;
  for (const rank of own) if (rank > 0) filled++;
  if (filled * 3 >= registerCount) return own.slice();
  const packed = new Uint8Array(filled * 3);
  let at = 0;
  own.forEach((rank, index) => {
    if (rank === 0) return;
    packed[at++] = index & 0xff;
    packed[at++] = index >>> 8;
    packed[at++] = rank;
  });
  return packed;
}

function unpack(packed: Uint8Array): Uint8Array {
  if (packed.length === registerCount) return packed.slice();
  const own = new Uint8Array(registerCount);
  for (let at = 0; at + 2 < packed.length; at += 3)
    own[packed[at]! | (packed[at + 1]! << 8)] = packed[at + 2]!;
  return own;
}
