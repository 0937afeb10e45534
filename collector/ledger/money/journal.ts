import type { StateSpace } from '../../state/part.ts';
import { table } from '../../state/table.ts';
import { type Tally, tally } from '../../state/tally.ts';
import { type Account, stageOf } from './account.ts';
import { type Balance, type Cell, type CellId, cellKey, parseCellKey } from './cell.ts';
import { type CellFacts, factKeeper } from './cellfacts.ts';

interface StoredCell {
  /** Balances by account; an account that came back to zero is dropped. */
  readonly b: Record<string, Balance>;
}

/** Closed cells of days that are forgotten, added up by channel and currency: nothing leaves the books. */
export interface Archive {
  readonly channel: string;
  readonly currency: string;
  readonly balances: Readonly<Record<string, Balance>>;
}

/**
 * The double-entry journal: every amount that enters one account of a cell leaves another. Balances are signed; what a
 * waiting account below zero means is for views to say (causes/shortfall.ts).
 */
export interface Journal {
  post(cell: CellId, from: Account, to: Account, amount: number, transactions: number): void;
  balance(cell: CellId, account: Account): Balance;
  /** Sum of one account over all open cells of a currency, minor units. */
  total(account: Account, currency: string): number;
  /** Cells in which an account with a stage is not zero. */
  open(): Iterable<Cell>;
  /** Every cell that is kept; the archive is beside them. */
  all(): Iterable<Cell>;
  /** What `of` says of every cell that is kept, worked out again only for those that changed since it was last asked for. */
  facts<T>(of: (cell: Cell) => T): CellFacts<T>;
  archive(): Iterable<Archive>;
  /** What ever entered the ledger from `sales`, counted beside the cells so that one can be held against the other. */
  entered(channel: string, currency: string): number;
  readonly enteredTally: Tally;
  /** Folds drained S+0 slots of days before `day` into one cell per day, so that slots do not pile up. */
  compact(day: string): void;
  /** Moves closed cells of days before `day` into the archive. */
  forget(day: string): void;
}

export function journal(
  space: StateSpace,
  channels: readonly string[],
  currencies: readonly string[],
): Journal {
  const cells = space.register(table<StoredCell>('money.cell'));
  const archive = space.register(table<StoredCell>('money.archive'));
  const entered = space.register(
    tally('money.entered', { label: 'channel', values: channels }, { label: 'currency', values: currencies }),
  );
  /** Open cells by key, found once after a start and kept up from then on. */
  let open: Map<string, Cell> | undefined;
  const totals = new Map<string, number>();
  const ids = new Map<string, CellId>();

  function idOf(key: string): CellId {
    let id = ids.get(key);
    if (id === undefined) {
      id = parseCellKey(key);
      ids.set(key, id);
    }
    return id;
  }

  const keeper = factKeeper(
    function* () {
      for (const [key] of cells.entries()) yield key;
    },
    (key) => {
      const cell = cells.get(key);
      return cell && { id: idOf(key), balances: cell.b };
    },
  );

  function openCells(): Map<string, Cell> {
    if (open !== undefined) return open;
    open = new Map();
    for (const [key, cell] of cells.entries())
      if (isOpen(cell)) open.set(key, { id: idOf(key), balances: cell.b });
    return open;
  }

  function add(key: string, id: CellId, account: string, amount: number, transactions: number): void {
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = { b: {} };
      cells.set(key, cell);
    }
    const waited = addTo(cell, account, amount, transactions);
    cells.touch(key);
    keeper.changed(key);
    if (stageOf(account) === undefined) return;
    totals.clear();
    if (open === undefined) return;
    const waits = (cell.b[account]?.[0] ?? 0) !== 0;
    if (waits && !waited) open.set(key, { id, balances: cell.b });
    else if (waited && !waits && !isOpen(cell)) open.delete(key);
  }

  function remove(key: string): void {
    cells.delete(key);
    keeper.changed(key);
    ids.delete(key);
    open?.delete(key);
  }

  return {
    post(id, from, to, amount, transactions) {
      if (from === to || (amount === 0 && transactions === 0)) return;
      const key = cellKey(id);
      // Not -transactions: there is no minus zero in the store.
      add(key, id, from, 0 - amount, 0 - transactions);
      add(key, id, to, amount, transactions);
      if (from === 'sales') entered.add(amount, id.channel, id.currency);
      else if (to === 'sales') entered.add(0 - amount, id.channel, id.currency);
    },
    balance: (id, account) => cells.get(cellKey(id))?.b[account] ?? [0, 0],
    total(account, currency) {
      const key = `${account}|${currency}`;
      let sum = totals.get(key);
      if (sum !== undefined) return sum;
      sum = 0;
      for (const { id, balances } of openCells().values())
        if (id.currency === currency) sum += balances[account]?.[0] ?? 0;
      totals.set(key, sum);
      return sum;
    },
    open: () => openCells().values(),
    *all() {
      for (const [key, cell] of cells.entries()) yield { id: idOf(key), balances: cell.b };
    },
    facts: keeper.facts,
    *archive() {
      for (const [key, cell] of archive.entries()) {
        const [channel = '', currency = ''] = key.split('|');
        yield { channel, currency, balances: cell.b };
      }
    },
    entered: (channel, currency) => entered.get(channel, currency),
    enteredTally: entered,
    compact(day) {
      for (const [key, cell] of [...cells.entries()]) {
        const { slot, ...id } = parseCellKey(key);
        if (slot === undefined || id.clearingDay >= day || isOpen(cell)) continue;
        for (const [account, [amount, transactions]] of Object.entries(cell.b))
          add(cellKey(id), id, account, amount, transactions);
        remove(key);
      }
    },
    forget(day) {
      for (const [key, cell] of [...cells.entries()]) {
        if (key.slice(0, 10) >= day || isOpen(cell)) continue;
        const { channel, currency } = parseCellKey(key);
        const sums = archive.get(`${channel}|${currency}`) ?? { b: {} };
        for (const [account, [amount, transactions]] of Object.entries(cell.b))
          addTo(sums, account, amount, transactions);
        archive.set(`${channel}|${currency}`, sums);
        remove(key);
      }
    },
  };
}

/** Adds to a balance in place; whether the account held money before. */
function addTo(cell: StoredCell, account: string, amount: number, transactions: number): boolean {
  const balance = cell.b[account];
  if (balance === undefined) {
    if (amount !== 0 || transactions !== 0) cell.b[account] = [amount, transactions];
    return false;
  }
  const waited = balance[0] !== 0;
  balance[0] += amount;
  balance[1] += transactions;
  if (balance[0] === 0 && balance[1] === 0) delete cell.b[account];
  return waited;
}

function isOpen(cell: StoredCell): boolean {
  for (const account in cell.b) if (cell.b[account]![0] !== 0 && stageOf(account) !== undefined) return true;
  return false;
}
