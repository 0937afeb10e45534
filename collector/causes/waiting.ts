import type { Ledger } from '../ledger/ledger.ts';
import type { Balance, CellId } from '../ledger/money/cell.ts';
import type { OutstandingSales } from '../ledger/money/outstanding.ts';
import type { MismatchKind } from '../ledger/reconciliation.ts';
import type { Stage } from '../ledger/stages.ts';

/** What the state of the clearing file says about captured money, see fileremainder.ts. */
export type FileRemainder = 'early' | 'late' | 'left';

/** Money waiting in one account of one cell, as a cause is asked about it. */
export interface Waiting {
  readonly cell: CellId;
  /** `payout.failed`, without the part after the colon. */
  readonly account: string;
  /** Reason or bank after the colon. */
  readonly detail: string;
  readonly stage: Stage;
  /** What the causes asked before left. */
  readonly left: Balance;
  /** Epoch ms. */
  readonly now: number;
  readonly ledger: Ledger;
  /** Of `switch.unknown` and `terminal.upload`: its sales in sums. */
  readonly sales: OutstandingSales | undefined;
  /** What the clearing file says about captured money, see fileremainder.ts. */
  file(): FileRemainder;
  /** Takes up to what reconciliation left open of these kinds for the cell's channel, day and currency; each fen once. */
  mismatched(kinds: readonly MismatchKind[]): Balance;
}
