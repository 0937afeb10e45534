import type { Ledger } from '../ledger/ledger.ts';
import type { CellId } from '../ledger/money/cell.ts';

/** How far the settlement run of a cell's due day came. */
export function runPhase(ledger: Ledger, cell: CellId): 'none' | 'unfinished' | 'finished' {
  const { business } = ledger.foundation;
  const due = business.dueDay(cell.mode, cell.clearingDay);
  const run = ledger.runs.state(business.label(cell.mode), due);
  if (run?.finished !== undefined) return 'finished';
  return run?.planned !== undefined || run?.started !== undefined ? 'unfinished' : 'none';
}
