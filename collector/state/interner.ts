import type { Part, Row } from './part.ts';

const chunkSize = 512;

/**
 * Gives identifiers small dense numbers, for ever: terminals and merchants become indexes into columns. Append-only;
 * stored in chunks of 512 names.
 */
export interface Interner extends Part {
  /** Number of `id`, giving it one if it is new. */
  intern(id: string): number;
  find(id: string): number | undefined;
  name(index: number): string | undefined;
  readonly size: number;
}

export function interner(space: string): Interner {
  const index = new Map<string, number>();
  const names: string[] = [];
  const dirty = new Set<number>();
  return {
    space,
    intern(id) {
      const known = index.get(id);
      if (known !== undefined) return known;
      const next = names.length;
      names.push(id);
      index.set(id, next);
      dirty.add(Math.floor(next / chunkSize));
      return next;
    },
    find: (id) => index.get(id),
    name: (i) => names[i],
    get size() {
      return names.length;
    },
    load(key, value) {
      const start = Number(key) * chunkSize;
      String(value)
        .split('\n')
        .forEach((id, i) => {
          names[start + i] = id;
          index.set(id, start + i);
        });
    },
    drain(out: Row[]) {
      for (const chunk of dirty) {
        const value = names.slice(chunk * chunkSize, (chunk + 1) * chunkSize).join('\n');
        out.push({ space, key: String(chunk), value });
      }
      dirty.clear();
    },
  };
}
