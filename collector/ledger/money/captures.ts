import type { Tally } from '../../state/tally.ts';
import type { Account } from './account.ts';
import { type CellId, cellKey } from './cell.ts';
import type { Journal } from './journal.ts';
import type { Outstanding } from './outstanding.ts';
import type { Placement } from './placement.ts';
import type { Receivables } from './receivables.ts';
import type { Sellers } from './sellers.ts';
import { positionOf, type TransactionFacts, waitsAlone } from './transaction.ts';

/** Where a single sale's money stands by some facts; `account` undefined = nothing says that there is any. */
export interface Stand {
  readonly cell: CellId;
  readonly account: Account | undefined;
  readonly facts: TransactionFacts;
}

/** Posts the moves of single sales, with what is counted beside them. */
export interface Captures {
  standOf(channel: string, clearingDay: string, facts: TransactionFacts): Stand;
  move(from: Stand | undefined, to: Stand): void;
}

export function captures(
  placement: Placement,
  journal: Journal,
  receivables: Receivables,
  sellers: Sellers,
  outstanding: Outstanding,
  uncontracted: Tally,
): Captures {
  function booked(stand: Stand, sign: 1 | -1): void {
    const { cell, account, facts } = stand;
    const { channel, clearingDay, mode, currency } = cell;
    if (waitsAlone(account)) outstanding.count(cellKey(cell), account, facts, sign);
    if (account !== placement.booking(channel, mode).front) return;
    receivables.captured(channel, clearingDay, currency, sign * facts.amount, sign);
    if (sign < 0) return;
    sellers.sold(cell, facts.merchant);
    if (!placement.hasContract(facts.merchant, clearingDay)) uncontracted.add(1, channel);
  }

  return {
    standOf: (channel, clearingDay, facts) => ({
      cell: placement.cell(channel, clearingDay, facts),
      account: positionOf(facts, placement.booking(channel, facts.mode)),
      facts,
    }),
    move(from, to) {
      const { amount } = to.facts;
      if (from !== undefined && from.cell.slot === to.cell.slot) {
        journal.post(to.cell, from.account ?? 'sales', to.account ?? 'sales', amount, 1);
      } else {
        // The sale time became known better and lies in another slot: out of the one, into the other.
        if (from?.account !== undefined) journal.post(from.cell, from.account, 'sales', amount, 1);
        if (to.account !== undefined) journal.post(to.cell, 'sales', to.account, amount, 1);
      }
      if (from !== undefined && from.account !== undefined) booked(from, -1);
      if (to.account !== undefined) booked(to, 1);
    },
  };
}
