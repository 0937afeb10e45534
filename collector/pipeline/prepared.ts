import type { EventKind } from '../events/define.ts';
import type { EventOfKind } from '../events/kinds.ts';

/** A valid event in the installation's vocabulary, ready to be admitted and folded. */
export interface Prepared {
  readonly event: EventOfKind;
  readonly kind: EventKind;
  /** Event time, epoch milliseconds. */
  readonly at: number;
  /** Empty for a level: it is not admitted. */
  readonly identity: string;
  /** Content hash, 53 bits. */
  readonly content: number;
  /** Clearing day that was computed here, by the nominal day-cut; empty when it was sent, or there is none. */
  readonly computedDay: string;
  /** When the sale it is about was made, epoch ms: what a computed clearing day follows. */
  readonly soldAt: number;
  /** What it is counted as, unless its identity turns out to be known. */
  readonly outcome: 'accepted' | 'late' | 'test';
  /** Whether it is admitted and folded, or only counted. */
  readonly booked: boolean;
  readonly line: number;
  /** The line as it came; redact before showing it. */
  readonly text: string;
}
