import type { Interner } from './interner.ts';
import { mix } from './mix.ts';
import type { Row } from './part.ts';

const chunkSize = 512;
const lineEnd = 0x0a;

/**
 * An interner for millions of names, stored as the other one: names lie in one piece of memory and are found through a
 * table of words, 20 bytes a name beside its characters, nothing of it on the heap of V8. A Map of the same names takes
 * 145 bytes each. `name` builds a text every time.
 *
 * Names are ASCII without line ends, at most 255 characters, as the identifiers of terminals and merchants are
 * (carddata/identifiers.ts). Throws RangeError for another one.
 */
export function packedInterner(space: string): Interner {
  let size = 0;
  /** Every name behind a byte with its length. */
  let bytes = Buffer.alloc(1 << 14);
  let used = 0;
  /** Where the length of a name stands. */
  let starts = new Uint32Array(1 << 10);
  /** Two words a place: the hash, and the number of the name plus one. A name is at the place its hash says or the next free one. */
  let table = new Uint32Array(1 << 12);
  let taken = 0;
  const dirty = new Set<number>();
  // Several books ask for the names of one event.
  let lastName: string | undefined;
  let lastIndex = -1;

  function find(name: string): number {
    if (name === lastName) return lastIndex;
    const mask = table.length - 1;
    const hash = hashOf(name);
    let place = (2 * hash) & mask;
    let index = -1;
    for (let entry = table[place + 1]!; entry !== 0; entry = table[place + 1]!) {
      // Nearly every name that is not it is told apart by its hash.
      if (table[place] === hash && isName(entry - 1, name)) {
        index = entry - 1;
        break;
      }
      place = (place + 2) & mask;
    }
    lastName = name;
    lastIndex = index;
    return index;
  }

  function isName(index: number, name: string): boolean {
    const start = starts[index]!;
    if (bytes[start] !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (bytes[start + 1 + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  /** Takes the characters of `text` from `from` to `to` as the name of a number; numbers may come in any order. */
  function put(text: string, from: number, to: number, index: number): void {
    const length = to - from;
    reserve(index, length);
    bytes[used] = length;
    let hash = seed;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(from + i);
      if (unit > 0x7f || unit === lineEnd) throw new RangeError(`${space}: a name that is not plain ASCII`);
      bytes[used + 1 + i] = unit;
      hash = Math.imul(hash ^ unit, prime);
    }
    starts[index] = used;
    used += length + 1;
    size = Math.max(size, index + 1);
    taken++;
    place(mix(hash) >>> 0, index + 1);
  }

  function place(hash: number, entry: number): void {
    const mask = table.length - 1;
    let place = (2 * hash) & mask;
    while (table[place + 1] !== 0) place = (place + 2) & mask;
    table[place] = hash;
    table[place + 1] = entry;
  }

  function reserve(index: number, length: number): void {
    if (length > 0xff) throw new RangeError(`${space}: a name of ${length} characters`);
    if (used + length >= bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
    if (index >= starts.length) {
      const more = new Uint32Array(Math.max(2 * starts.length, index + 1));
      more.set(starts);
      starts = more;
    }
    // At most two places in three are taken.
    if (3 * (taken + 1) <= table.length) return;
    const old = table;
    table = new Uint32Array(2 * old.length);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) place(old[i]!, old[i + 1]!);
  }

  function name(index: number): string | undefined {
    if (!(index >= 0 && index < size)) return undefined;
    const start = starts[index]!;
    return bytes.toString('latin1', start + 1, start + 1 + bytes[start]!);
  }

  return {
    space,
    intern(id) {
      const known = find(id);
      if (known >= 0) return known;
      const next = size;
      put(id, 0, id.length, next);
      lastIndex = next;
      dirty.add(Math.floor(next / chunkSize));
      return next;
    },
    find(id) {
      const index = find(id);
      return index < 0 ? undefined : index;
    },
    name,
    get size() {
      return size;
    },
    load(key, value) {
      const text = String(value);
      let index = Number(key) * chunkSize;
      for (let from = 0; from <= text.length; index++) {
        const end = text.indexOf('\n', from);
        const to = end === -1 ? text.length : end;
        put(text, from, to, index);
        from = to + 1;
      }
      lastName = undefined;
    },
    drain(out: Row[]) {
      for (const chunk of dirty) {
        const end = Math.min(size, (chunk + 1) * chunkSize);
        const names: (string | undefined)[] = [];
        for (let index = chunk * chunkSize; index < end; index++) names.push(name(index));
        out.push({ space, key: String(chunk), value: names.join('\n') });
      }
      dirty.clear();
    },
  };
}

const seed = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over the characters, finished as in MurmurHash3: serial numbers must not fall into neighbouring places. */
function hashOf(name: string): number {
  let hash = seed;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), prime);
  return mix(hash) >>> 0;
}
