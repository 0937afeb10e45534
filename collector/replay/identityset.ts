import { mix } from '../state/mix.ts';
import type { Admission } from '../stores/store.ts';

/** Words of a place: three of the identity's hash, one of the content's. */
const words = 4;
/** Places of an empty table. */
const smallest = 1 << 12;

/** Identities of a replay, and what was booked under them. */
export interface IdentitySet {
  readonly size: number;
  /** Claims an identity: `content` is what it says, 53 bits of hash. */
  admit(identity: string, content: number): Admission;
  has(identity: string): boolean;
  /** What was admitted since the last time, 16 bytes each: for `load` of another process. */
  drain(): Uint8Array;
  load(bytes: Uint8Array): void;
}

/**
 * A set for tens of millions of identities, 24 to 48 bytes each and none of them on the heap of V8. An identity is known by
 * 96 bits of its hash: that two of ten million share them has a chance of 1 in 10^15. Contents are compared by 32 bits.
 * `drained`: somebody will ask what was added.
 */
export function identitySet({ drained = false } = {}): IdentitySet {
  let table = new Uint32Array(words * smallest);
  let size = 0;
  /** Places in the order they were taken, since the last drain. */
  let added = new Uint32Array(words * 16);
  let used = 0;
  const hash = new Uint32Array(words);

  /** Where the hash is, or the free place where it belongs. */
  function placeOf(first: number, second: number, third: number): number {
    const mask = table.length - 1;
    let at = (first * words) & mask;
    // A place whose first word is 0 is free: no hash has that.
    while (table[at] !== 0) {
      if (table[at] === first && table[at + 1] === second && table[at + 2] === third) break;
      at = (at + words) & mask;
    }
    return at;
  }

  function put(at: number, place: Uint32Array): void {
    table.set(place, at);
    size += 1;
    // At most two places in three are taken.
    if (3 * words * size > 2 * table.length) grow();
  }

  function grow(): void {
    const old = table;
    table = new Uint32Array(2 * old.length);
    for (let i = 0; i < old.length; i += words)
      if (old[i] !== 0) table.set(old.subarray(i, i + words), placeOf(old[i]!, old[i + 1]!, old[i + 2]!));
  }

  function remember(place: Uint32Array): void {
    if (used + words > added.length) {
      const more = new Uint32Array(2 * added.length);
      more.set(added);
      added = more;
    }
    added.set(place, used);
    used += words;
  }

  return {
    get size() {
      return size;
    },
    admit(identity, content) {
      hashInto(hash, identity);
      hash[3] = content;
      const at = placeOf(hash[0]!, hash[1]!, hash[2]!);
      if (table[at] !== 0) return table[at + 3] === hash[3] ? 'duplicate' : 'conflict';
      put(at, hash);
      if (drained) remember(hash);
      return 'new';
    },
    has(identity) {
      hashInto(hash, identity);
      return table[placeOf(hash[0]!, hash[1]!, hash[2]!)] !== 0;
    },
    drain() {
      const bytes = new Uint8Array(added.slice(0, used).buffer);
      used = 0;
      return bytes;
    },
    load(bytes) {
      const places = new Uint32Array(bytes.slice().buffer);
      for (let i = 0; i < places.length; i += words)
        put(placeOf(places[i]!, places[i + 1]!, places[i + 2]!), places.subarray(i, i + words));
    },
  };
}

/** Three hashes over the characters, stirred into each other at the end. */
function hashInto(out: Uint32Array, text: string): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let c = 0x3c6ef372 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x85ebca6b) ^ (b >>> 15);
    c = (Math.imul(c ^ unit, 0x9e3779b1) + (c >>> 13)) | 0;
  }
  const first = mix(a ^ (c >>> 16));
  const second = mix(b ^ first);
  out[0] = first === 0 ? 1 : first;
  out[1] = second;
  out[2] = mix(c + second);
}
