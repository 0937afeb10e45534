import type { StateSpace } from '../../state/part.ts';
import { table } from '../../state/table.ts';
import { tally } from '../../state/tally.ts';
import { type Account, stageOf } from './account.ts';
import { type CellId, cellKey, parseCellKey } from './cell.ts';

/** [amount in minor units, transactions] */
export type Balance = [amount: number, transactions: number];

interface StoredCell {
  /** Balances by account; an account that came back to zero is dropped. */
  readonly b: Record<string, Balance>;
}

/** A cell as views see it. */
export interface Cell {
  readonly id: CellId;
  readonly balances: Readonly<Record<string, Balance>>;
}

/**
 * The double-entry journal: every amount that enters one account of a cell leaves another. Balances are signed; a
 * waiting account below zero is what views show as suspense.
 */
export interface Journal {
  post(cell: CellId, from: Account, to: Account, amount: number, transactions: number): void;
  balance(cell: CellId, account: Account): Balance;
  /** Sum of one account over all open cells of a currency, minor units. */
  total(account: Account, currency: string): number;
  /** Cells with money waiting or in suspense. */
  open(): Iterable<Cell>;
  all(): Iterable<Cell>;
  /** What ever entered the ledger from `sales`, counted beside the cells so that one can be held against the other. */
  entered(channel: string, currency: string): number;
  /** Folds drained S+0 slots of days before `day` into one cell per day, so that slots do not pile up. */
  compact(day: string): void;
}

export function journal(
  space: StateSpace,
  channels: readonly string[],
  currencies: readonly string[],
): Journal {
  const cells = space.register(table<StoredCell>('money.cell'));
  const entered = space.register(
    tally('money.entered', { label: 'channel', values: channels }, { label: 'currency', values: currencies }),
  );

  function add(key: string, account: string, amount: number, transactions: number): void {
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = { b: {} };
      cells.set(key, cell);
    }
    const balance = cell.b[account];
    if (balance === undefined) cell.b[account] = [amount, transactions];
    else {
      balance[0] += amount;
      balance[1] += transactions;
      if (balance[0] === 0 && balance[1] === 0) delete cell.b[account];
    }
    cells.touch(key);
  }

  return {
    post(id, from, to, amount, transactions) {
      if (from === to || (amount === 0 && transactions === 0)) return;
      const key = cellKey(id);
      add(key, from, -amount, -transactions);
      add(key, to, amount, transactions);
      if (from === 'sales') entered.add(amount, id.channel, id.currency);
      else if (to === 'sales') entered.add(-amount, id.channel, id.currency);
    },
    balance: (id, account) => cells.get(cellKey(id))?.b[account] ?? [0, 0],
    total(account, currency) {
      let sum = 0;
      for (const [key, cell] of cells.entries()) {
        const balance = cell.b[account];
        if (balance !== undefined && parseCellKey(key).currency === currency) sum += balance[0];
      }
      return sum;
    },
    *open() {
      for (const [key, cell] of cells.entries()) {
        if (isOpen(cell)) yield { id: parseCellKey(key), balances: cell.b };
      }
    },
    *all() {
      for (const [key, cell] of cells.entries()) yield { id: parseCellKey(key), balances: cell.b };
    },
    entered: (channel, currency) => entered.get(channel, currency),
    compact(day) {
      for (const [key, cell] of [...cells.entries()]) {
        const { slot, ...id } = parseCellKey(key);
        if (slot === undefined || id.clearingDay >= day || isOpen(cell)) continue;
        for (const [account, [amount, transactions]] of Object.entries(cell.b))
          add(cellKey(id), account, amount, transactions);
        cells.delete(key);
      }
    },
  };
}

function isOpen(cell: StoredCell): boolean {
  for (const account in cell.b) if (stageOf(account) !== undefined) return true;
  return false;
}
