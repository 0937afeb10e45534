import type { Ledger } from '../ledger/ledger.ts';
import { splitAccount, stageOf } from '../ledger/money/account.ts';
import { type Balance, type Cell, type CellId, cellKey } from '../ledger/money/cell.ts';
import type { OutstandingSales } from '../ledger/money/outstanding.ts';
import { waitsAlone } from '../ledger/money/transaction.ts';
import { perState } from '../ledger/perstate.ts';
import type { MismatchKind } from '../ledger/reconciliation.ts';
import { type Stage, stages } from '../ledger/stages.ts';
import { notDue } from './c47-not-due.ts';
import { causes } from './catalogue.ts';
import type { Cause } from './cause.ts';
import { deadlineOf } from './deadline.ts';
import { fileRemainder } from './fileremainder.ts';
import { shortfallOf } from './shortfall.ts';
import type { FileRemainder, Waiting } from './waiting.ts';

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

/** What is missing from a waiting account that is below zero, see shortfall.ts. */
export interface Missing {
  readonly cell: CellId;
  readonly stage: Stage;
  readonly account: string;
  /** Positive minor units. */
  readonly amount: number;
}

export interface Split {
  readonly shares: readonly Share[];
  readonly suspense: readonly Missing[];
  readonly debts: readonly Missing[];
}

const splitters = new WeakMap<Ledger, (now: number) => Split>();

/** `split` of one ledger that is worked out once per state and instant: everything a scrape asks is one answer. */
export function splitter(ledger: Ledger): (now: number) => Split {
  const known = splitters.get(ledger);
  if (known !== undefined) return known;
  const own = perState(ledger, (now) => split(ledger, now));
  splitters.set(ledger, own);
  return own;
}

/** Every waiting fen by stage and cause at `now` (epoch ms): the shares of an account always add up to it. */
export function split(ledger: Ledger, now: number): Split {
  const shares: Share[] = [];
  const suspense: Missing[] = [];
  const debts: Missing[] = [];
  const waiting = blank(ledger, now);
  for (const { id, balances } of ledger.money.journal.open()) {
    for (const name in balances) {
      const stage = stageOf(name);
      const [amount, transactions] = balances[name]!;
      // Transactions without money wait for nothing: a sale refunded in full before its file came.
      if (stage === undefined || amount === 0) continue;
      const [account, detail] = splitAccount(name);
      if (amount < 0) {
        missing({ id, balances }, account, stage, amount, suspense, debts);
        continue;
      }
      waiting.cell = id;
      waiting.account = account;
      waiting.detail = detail;
      waiting.stage = stage;
      waiting.left = [amount, Math.max(0, transactions)];
      waiting.sales = salesOf(ledger, id, account);
      waiting.said = undefined;
      explain(waiting, shares);
    }
  }
  return { shares, suspense, debts };
}

/** What causes are asked about; one object for a whole split, because there are thousands of accounts. */
type Asked = { -readonly [K in keyof Waiting]: Waiting[K] } & {
  /** Answer of `file` for this account, once somebody asked. */
  said: FileRemainder | undefined;
};

function blank(ledger: Ledger, now: number): Asked {
  const take = mismatchesOf(ledger);
  const waiting: Asked = {
    cell: { channel: '', clearingDay: '', mode: '', currency: '' },
    account: '',
    detail: '',
    stage: 'terminal',
    left: [0, 0],
    now,
    ledger,
    sales: undefined,
    said: undefined,
    file() {
      waiting.said ??= fileRemainder(waiting);
      return waiting.said;
    },
    mismatched: (kinds) => take(waiting.cell, kinds, waiting.left[0]),
  };
  return waiting;
}

function missing(
  { id: cell, balances }: Cell,
  account: string,
  stage: Stage,
  amount: number,
  suspense: Missing[],
  debts: Missing[],
): void {
  const shortfall = shortfallOf(balances, account, amount);
  if (shortfall.suspense > 0) suspense.push({ cell, stage, account, amount: shortfall.suspense });
  if (shortfall.debt > 0) debts.push({ cell, stage, account, amount: shortfall.debt });
}

function salesOf(ledger: Ledger, cell: CellId, account: string): OutstandingSales | undefined {
  if (!waitsAlone(account)) return undefined;
  return ledger.money.transactions.outstanding().of(cellKey(cell), account);
}

type Take = (cell: CellId, kinds: readonly MismatchKind[], limit: number) => Balance;

/** What reconciliation left open, handed out once. */
function mismatchesOf(ledger: Ledger): Take {
  const taken = new Map<string, number>();
  return ({ channel, clearingDay, currency }, kinds, limit) => {
    const result = ledger.reconciliation.of(channel, clearingDay);
    let amount = 0;
    if (result?.currency === currency)
      for (const kind of kinds) {
        const key = `${channel}|${clearingDay}|${kind}`;
        const used = taken.get(key) ?? 0;
        const take = Math.min(limit - amount, (result.open[kind]?.[1] ?? 0) - used);
        if (take <= 0) continue;
        taken.set(key, used + take);
        amount += take;
      }
    return [amount, 0];
  };
}

/** Causes that can hold money in a stage, in the order of the catalogue. */
const askedOf = new Map(
  stages.map((stage) => [stage, causes.filter((c) => c.stages.includes(stage) && c.holds !== undefined)]),
);

/** Asks the causes in their order; each gets at most what the ones before it left, `not_due` the rest. */
function explain(waiting: Asked, out: Share[]): void {
  const deadline = deadlineOf(waiting);
  for (const cause of askedOf.get(waiting.stage) ?? []) {
    if (waiting.left[0] === 0) return;
    const held = cause.holds!(waiting);
    if (held === undefined) continue;
    give(cause, held === 'all' ? waiting.left : proportion(held, waiting.left), waiting, deadline, out);
  }
  give(notDue, waiting.left, waiting, deadline, out);
}

function give(
  { label }: Cause,
  [amount, transactions]: Balance,
  waiting: Asked,
  deadline: number | undefined,
  out: Share[],
): void {
  if (amount === 0) return;
  const { cell, stage, account, detail, left, now } = waiting;
  waiting.left = [left[0] - amount, left[1] - transactions];
  const overdue = deadline === undefined ? label !== notDue.label : now >= deadline;
  out.push({ cell, stage, cause: label, account, detail, amount, transactions, overdue });
}

/** A part of what is left; where a cause names no transactions they follow the money. */
function proportion([held, count]: Balance, [amount, transactions]: Balance): Balance {
  const part = Math.min(held, amount);
  if (part <= 0) return [0, 0];
  if (part === amount) return [amount, transactions];
  return [part, Math.min(transactions, count || Math.round((transactions * part) / amount))];
}
