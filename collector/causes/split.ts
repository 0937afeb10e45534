import type { Ledger } from '../ledger/ledger.ts';
import { splitAccount, stageOf } from '../ledger/money/account.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import type { Balance } from '../ledger/money/journal.ts';
import type { MismatchKind } from '../ledger/reconciliation.ts';
import type { Stage } from '../ledger/stages.ts';
import { agedTransactions } from './aged.ts';
import { causes } from './catalogue.ts';
import { deadlineOf } from './deadline.ts';
import type { Waiting } from './waiting.ts';

/** Money of one account of one cell that waits for one cause. Minor units. */
export interface Share {
  readonly cell: CellId;
  readonly stage: Stage;
  /** Label of the cause. */
  readonly cause: string;
  readonly account: string;
  readonly detail: string;
  readonly amount: number;
  readonly transactions: number;
  /** Whether the internal deadline of its stage has passed. */
  readonly overdue: boolean;
}

/** A waiting account below zero: something arrived before, or without, its counterpart. */
export interface Suspense {
  readonly cell: CellId;
  readonly stage: Stage;
  readonly account: string;
  /** Positive minor units. */
  readonly amount: number;
}

export interface Split {
  readonly shares: readonly Share[];
  readonly suspense: readonly Suspense[];
}

/** Every waiting fen by stage and cause at `now` (epoch ms): the shares of an account always add up to it. */
export function split(ledger: Ledger, now: number): Split {
  const shares: Share[] = [];
  const suspense: Suspense[] = [];
  const context = contextOf(ledger, now);
  for (const { id, balances } of ledger.money.journal.open()) {
    for (const [name, balance] of Object.entries(balances)) {
      const stage = stageOf(name);
      if (stage === undefined) continue;
      const [account, detail] = splitAccount(name);
      if (balance[0] < 0) suspense.push({ cell: id, stage, account, amount: -balance[0] });
      else explain(context(id, account, detail, stage, balance), shares);
    }
  }
  return { shares, suspense };
}

type WaitingOf = (cell: CellId, account: string, detail: string, stage: Stage, left: Balance) => Waiting;

function contextOf(ledger: Ledger, now: number): WaitingOf {
  const aged = agedTransactions(ledger, now);
  const taken = new Map<string, number>();

  function mismatched(cell: CellId, kinds: readonly MismatchKind[], limit: number): Balance {
    const open = ledger.reconciliation.of(cell.channel, cell.clearingDay)?.open;
    let amount = 0;
    for (const kind of kinds) {
      const key = `${cell.channel}|${cell.clearingDay}|${kind}`;
      const used = taken.get(key) ?? 0;
      const take = Math.min(limit - amount, (open?.[kind]?.[1] ?? 0) - used);
      if (take <= 0) continue;
      taken.set(key, used + take);
      amount += take;
    }
    return [amount, 0];
  }

  return (cell, account, detail, stage, left) => ({
    cell,
    account,
    detail,
    stage,
    left,
    now,
    ledger,
    aged: aged.get(`${cellKey(cell)}|${account}`) ?? [0, 0],
    mismatched: (kinds) => mismatched(cell, kinds, left[0]),
  });
}

/** Asks the causes in their order; each gets at most what the ones before it left. */
function explain(waiting: Waiting, out: Share[]): void {
  const { cell, stage, account, detail, now } = waiting;
  const deadline = deadlineOf(waiting);
  let [amount, transactions] = waiting.left;
  for (const cause of causes) {
    if (amount === 0 && transactions === 0) return;
    const held =
      cause.label === 'not_due' && cause.holds === undefined ? 'all' : claim(cause, waiting, amount);
    if (held === undefined) continue;
    const share: Balance = held === 'all' ? [amount, transactions] : proportion(held, amount, transactions);
    if (share[0] === 0 && share[1] === 0) continue;
    amount -= share[0];
    transactions -= share[1];
    const overdue = deadline === undefined ? cause.label !== 'not_due' : now >= deadline;
    out.push({
      cell,
      stage,
      cause: cause.label,
      account,
      detail,
      amount: share[0],
      transactions: share[1],
      overdue,
    });
  }
}

function claim(
  cause: (typeof causes)[number],
  waiting: Waiting,
  amount: number,
): Balance | 'all' | undefined {
  return cause.holds?.({ ...waiting, left: [amount, waiting.left[1]] });
}

/** A part of what is left; where a cause names no transactions they follow the money. */
function proportion([held, count]: Balance, amount: number, transactions: number): Balance {
  const part = Math.min(held, amount);
  if (part <= 0) return [0, 0];
  if (part === amount) return [amount, transactions];
  return [part, Math.min(transactions, count || Math.round((transactions * part) / amount))];
}
