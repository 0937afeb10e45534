import type { Report } from '../pipeline/outcome.ts';
import type { Lines } from './lines.ts';

/** How far a source was read, in its own terms; opaque to everyone else. */
export type Position = Readonly<Record<string, unknown>>;

/** What a batch came to: durable, or nothing of it stored. */
export type Settlement =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly why: string; readonly retryAfterSeconds: number };

/** Some lines of one source, as it sent them. */
export interface Batch {
  /** Id of the source in the configuration. */
  readonly source: string;
  /** At most `linesPerSlice` of them: a batch is booked in one transaction. */
  readonly lines: Lines;
  /** Where reading goes on after these lines; durable together with them. `null` forgets a position. */
  readonly positions?: ReadonlyMap<string, Position | null>;
}

/** What a source delivers to. */
export interface Sink {
  /**
   * Resolves when the batch is durable (`ok`: the acknowledgement), or when nothing of it was stored and it has to be
   * delivered again (not `ok`). Never rejects.
   */
  deliver(batch: Batch): Promise<Settlement>;
  /** Stored positions whose key begins with `prefix`. */
  positions(prefix: string): ReadonlyMap<string, Position>;
}

/**
 * Where events come from. Adapters know this port and nothing else of the collector. The contract, tested over every
 * adapter: lines are delivered at least once and in order; a batch that was not stored is delivered again or its
 * sender is told to; a stored one is never delivered again by the source's own doing; `stop` takes no more lines
 * and resolves when every batch in hand is settled.
 */
export interface Source {
  /** Begins to deliver, where the stored positions say. */
  start(sink: Sink): Promise<void>;
  stop(): Promise<void>;
}
