import type { Ledger } from '../ledger/ledger.ts';
import type { CellId } from '../ledger/money/cell.ts';
import type { Balance } from '../ledger/money/journal.ts';
import type { MismatchKind } from '../ledger/reconciliation.ts';
import type { Stage } from '../ledger/stages.ts';

/** Money waiting in one account of one cell, as a cause is asked about it. */
export interface Waiting {
  readonly cell: CellId;
  /** `payout.failed`, without the part after the colon. */
  readonly account: string;
  /** Reason or bank after the colon. */
  readonly detail: string;
  readonly stage: Stage;
  readonly left: Balance;
  /** Epoch ms. */
  readonly now: number;
  readonly ledger: Ledger;
  /** Of `switch.unknown` and `terminal.upload`: the part that is older than it may be, or whose upload failed. */
  readonly aged: Balance;
  /** Takes up to what reconciliation left open of these kinds for the cell's channel and day; each fen once. */
  mismatched(kinds: readonly MismatchKind[]): Balance;
}
