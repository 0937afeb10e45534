/** One changed row of durable state; `null` deletes it. */
export interface Row {
  readonly space: string;
  readonly key: string;
  readonly value: string | Uint8Array | null;
}

/**
 * A piece of state that remembers what changed since it was last drained. A part lives in memory and is durable
 * because every commit writes its drained rows in the same transaction as the keys of the events that changed it.
 */
export interface Part {
  /** Names the part's rows in the store; unique, and part of the stored format. */
  readonly space: string;
  /** Puts a stored row back, at start. */
  load(key: string, value: string | Uint8Array): void;
  /** Appends the changed rows to `out` and forgets that they changed. */
  drain(out: Row[], kind: DrainKind): void;
}

/** `commit`: what must be in this transaction; `checkpoint`: also the levels that may be some seconds old. */
export type DrainKind = 'commit' | 'checkpoint';

/** The parts of one ledger. Books register theirs while they are composed; the order does not matter. */
export interface StateSpace {
  register<P extends Part>(part: P): P;
  parts(): Iterable<Part>;
  drain(kind: DrainKind): Row[];
  load(space: string, key: string, value: string | Uint8Array): void;
}

/** An empty state space. Loading a row of a space nobody registered is ignored: its owner was configured away. */
export function stateSpace(): StateSpace {
  const parts = new Map<string, Part>();
  return {
    register(part) {
      if (parts.has(part.space)) throw new Error(`two parts of state are named ${part.space}`);
      parts.set(part.space, part);
      return part;
    },
    parts: () => parts.values(),
    drain(kind) {
      const rows: Row[] = [];
      for (const part of parts.values()) part.drain(rows, kind);
      return rows;
    },
    load: (space, key, value) => parts.get(space)?.load(key, value),
  };
}
