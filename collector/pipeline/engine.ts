import type { EventOfKind } from '../events/kinds.ts';
import type { Receipt } from '../ledger/book.ts';
import type { FreshnessBook } from '../ledger/freshness.ts';
import type { Position } from '../sources/source.ts';
import type { Paged } from '../state/paged.ts';
import type { StateSpace } from '../state/part.ts';
import type { Table } from '../state/table.ts';
import type { Store } from '../stores/store.ts';
import type { Tallies } from './tallies.ts';

/** What the pipeline asks of the ledger. */
export interface Folds {
  fold(event: EventOfKind, receipt: Receipt): void;
  /** An event that was booked before and came again. */
  repeated(event: EventOfKind, receipt: Receipt): void;
  tick(now: number): void;
  readonly freshness: Pick<FreshnessBook, 'saw'>;
}

/** Store and memory that belong together: memory is exactly what the store holds, plus the open transaction. */
export interface Engine {
  readonly store: Store;
  readonly space: StateSpace;
  readonly ledger: Folds;
  readonly tallies: Tallies;
  /** Positions of sources that can be read again, under keys the sources choose. */
  readonly positions: Table<Position>;
  /** Spaces that stay in the store and are read by key. */
  readonly paged: ReadonlySet<string>;
  /** Those of them whose rows are forgotten with the identities of their day. */
  readonly dated: readonly string[];
  /** Identities claimed together that are not folded yet: to the ledger they are not booked. */
  readonly ahead: Set<string>;
  /** Clearing day of a channel at an instant, recorded cut-overs included. */
  readonly clearingDay: (channel: string, at: number) => string;
}

/** The paged spaces of a composed state, by name. */
export function pagedSpaces(space: StateSpace): Pick<Engine, 'paged' | 'dated'> {
  const parts = [...space.parts()].filter((part): part is Paged<unknown> => 'paged' in part);
  return {
    paged: new Set(parts.map((part) => part.space)),
    dated: parts.filter((part) => part.dated).map((part) => part.space),
  };
}
