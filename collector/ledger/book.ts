import type { Config } from '../config/schema.ts';
import type { Vocabulary } from '../config/vocabulary.ts';
import type { EventOfKind, Kind } from '../events/kinds.ts';
import type { Classify } from '../iso8583/classify.ts';
import type { ReadRow } from '../state/paged.ts';
import type { StateSpace } from '../state/part.ts';
import type { Business } from './business.ts';

/** What is known of an event beside its fields. Times are epoch milliseconds. */
export interface Receipt {
  /** Event time. */
  readonly at: number;
  /** Time of the commit that books it. */
  readonly now: number;
  readonly source: string;
}

/** An event as books see it: valid, in vocabulary, ids as stored, clearing day filled in, booked for the first time. */
export type Booked<K extends Kind> = EventOfKind<K> &
  ('clearingDay' extends keyof EventOfKind<K> ? { readonly clearingDay: string } : unknown);

export type Handlers = { readonly [K in Kind]?: (event: Booked<K>, receipt: Receipt) => void };

/**
 * One concern of the ledger: it folds events into state parts and offers questions about them to causes and
 * families. A book reads no clock, does no I/O beside its own paged rows, and is deterministic: the same events in
 * the same order give the same state. A level handler ignores what is not newer than what it holds.
 */
export interface Book {
  readonly on: Handlers;
  /** For events that were booked before and came again, key and content the same: they move nothing. */
  readonly again?: Handlers;
  /** Called before every commit and scrape with a time that never goes back; for what time alone changes. */
  tick?(now: number): void;
}

/** What a book is built from. */
export interface Foundation {
  readonly config: Config;
  readonly vocabulary: Vocabulary;
  readonly space: StateSpace;
  readonly business: Business;
  readonly classify: Classify;
  /** Values of the label response_code on a channel: its table's codes, `TIMEOUT` and `other`. */
  readonly liveCodes: (channel: string) => readonly string[];
  /** Reads a row of a paged part as of now, including what the open transaction changed. */
  readonly read: ReadRow;
  /** Whether an identity was ever booked (identities as the event files define them). */
  readonly admitted: (identity: string) => boolean;
}
