import type { Row } from '../state/part.ts';

/** What the store knows of an identity: never seen, seen with the same content, or seen with other content. */
export type Admission = 'new' | 'duplicate' | 'conflict';

/** How many identities `admitAll` takes at a time, the largest number first. */
export const admitTogether = [64, 8] as const;

/** A line that was not accepted, kept for the people who have to mend its sender. Card data is redacted before. */
export interface Quarantined {
  readonly at: number;
  readonly source: string;
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
  readonly text: string;
}

/** One row of a paged space. */
export interface PagedRow {
  readonly key: string;
  readonly value: string;
}

/**
 * Durable state of one collector. Everything between `begin` and `commit` becomes durable together or not at all;
 * when `commit` returns, it survives a power cut. One writer.
 *
 * Errors: every method may throw `StoreError`; after one, the caller rolls back and rebuilds its memory from `load`.
 */
export interface Store {
  /** Visits every resident row, at start. Paged spaces are not visited. */
  load(visit: (space: string, key: string, value: string | Uint8Array) => void): void;
  /** One row of a paged space, as of the open transaction. */
  read(space: string, key: string): string | undefined;
  /** Rows of a paged space whose key begins with `prefix`, in key order, at most `limit`; `after` = key to go on after. */
  scan(space: string, prefix: string, limit: number, after?: string): readonly PagedRow[];
  /** Identities ever admitted that begin with `prefix`, in order, at most `limit`. */
  identities(prefix: string, limit: number): readonly string[];
  begin(): void;
  /** Claims an identity inside the open transaction. */
  admit(identity: string, content: number): Admission;
  /**
   * Claims 64 or 8 identities (`admitTogether`) if all of them are new and different, else none; about twice as fast as one
   * by one. Left out where it is not.
   */
  admitAll?(identities: readonly string[], contents: readonly number[]): boolean;
  /** Whether an identity was ever admitted. */
  admitted(identity: string): boolean;
  write(rows: readonly Row[], paged: ReadonlySet<string>): void;
  quarantine(lines: readonly Quarantined[]): void;
  commit(): void;
  rollback(): void;
  /** Newest quarantined lines first. */
  quarantined(limit: number): Quarantined[];
  /**
   * Forgets identities whose day is before `day`, then rows of `spaces`, whose keys begin with one too: at most `limit` in
   * all; returns how many. Identities without a day are kept.
   */
  forget(day: string, limit: number, spaces: readonly string[]): number;
  close(): void;
}

/** A failure of the store, with a stable code. `ACQ_STORE_FULL` passes when there is room again. */
export class StoreError extends Error {
  readonly code: 'ACQ_STORE_FULL' | 'ACQ_STORE_CORRUPT' | 'ACQ_STORE_BUSY' | 'ACQ_STORE_FAILED';
  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
