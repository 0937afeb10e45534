import type { Part, Row } from './part.ts';

/**
 * A resident map of small JSON records: everything in it is in memory and loaded at start. For sets whose size is
 * bounded by configuration or by what is open at a time; what grows with merchants belongs into `Paged`.
 */
export interface Table<V> extends Part {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** Says that the record under `key` was changed in place. */
  touch(key: string): void;
  delete(key: string): boolean;
  entries(): IterableIterator<[string, V]>;
  readonly size: number;
}

export function table<V>(space: string): Table<V> {
  const records = new Map<string, V>();
  const dirty = new Set<string>();
  return {
    space,
    get: (key) => records.get(key),
    set(key, value) {
      records.set(key, value);
      dirty.add(key);
    },
    touch: (key) => void dirty.add(key),
    delete(key) {
      dirty.add(key);
      return records.delete(key);
    },
    entries: () => records.entries(),
    get size() {
      return records.size;
    },
    load: (key, value) => void records.set(key, JSON.parse(String(value)) as V),
    drain(out: Row[]) {
      for (const key of dirty) {
        const value = records.get(key);
        out.push({ space, key, value: value === undefined ? null : JSON.stringify(value) });
      }
      dirty.clear();
    },
  };
}
