import type { Part, Row } from './part.ts';

/** Reads one stored row of a paged space; part of the store port. */
export type ReadRow = (space: string, key: string) => string | undefined;

/**
 * Records that stay in the store and are read by key: obligations of single merchants, settlement orders, payouts.
 * Memory holds only what changed since the last commit, so size does not grow with open money.
 */
export interface Paged<V> extends Part {
  readonly paged: true;
  /** Its keys begin with a day and its rows go with the identities of that day, which no event can name after that. */
  readonly dated: boolean;
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

export function paged<V>(space: string, read: ReadRow, dated: 'dated' | 'lasting' = 'lasting'): Paged<V> {
  const changed = new Map<string, V | null>();
  return {
    space,
    paged: true,
    dated: dated === 'dated',
    get(key) {
      const fresh = changed.get(key);
      if (fresh !== undefined) return fresh ?? undefined;
      const stored = read(space, key);
      return stored === undefined ? undefined : (JSON.parse(stored) as V);
    },
    set: (key, value) => void changed.set(key, value),
    delete: (key) => void changed.set(key, null),
    load() {},
    drain(out: Row[]) {
      for (const [key, value] of changed) {
        out.push({ space, key, value: value === null ? null : JSON.stringify(value) });
      }
      changed.clear();
    },
  };
}
