import type { Cell } from '../books/cell.ts';
import type { OrderPart } from '../books/pending.ts';
import { dayOf, dayText, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { netOut } from '../settlement/netting.ts';
import { makeOrder } from '../settlement/orders.ts';
import type { World } from '../world.ts';

/** S+0 sales wait here for the next sweep; refunds are negative and are netted. */
interface InstantSale {
  readonly pair: number;
  readonly cell: Cell;
  amount: number;
  readonly soldAt: number;
  readonly touched: number;
}

export interface InstantPayouts {
  add(merchant: number, pair: number, cell: Cell, amount: number, soldAt: number, touched: number): void;
  /** A sale was reversed before it was paid out. */
  takeBack(merchant: number, cell: Cell, soldAt: number): void;
  /** A refund: the merchant owes it, and the next order nets it. */
  owe(merchant: number, pair: number, cell: Cell, amount: number): void;
}

const sweepEvery = 3 * minute;
/** Sales younger than this may still be reversed. */
const settles = minute;

export function instantPayouts(world: () => World): InstantPayouts {
  const waiting = new Map<number, InstantSale[]>();
  const planned = new Set<number>();

  /** Each merchant has its own moment within the three minutes; it is swept when something is ripe. */
  function plan(merchant: number, ripeAt: number): void {
    if (planned.has(merchant)) return;
    planned.add(merchant);
    const w = world();
    const phase = Math.floor(sweepEvery * hashUnit(w.seed, 711, merchant));
    const at = Math.ceil((ripeAt - w.start - phase) / sweepEvery) * sweepEvery + w.start + phase;
    w.at(at, () => {
      planned.delete(merchant);
      sweep(merchant);
    });
  }

  function sweep(merchant: number): void {
    const w = world();
    const now = w.now();
    const list = waiting.get(merchant) ?? [];
    const ripe = list.filter((sale) => sale.amount < 0 || sale.soldAt <= now - settles);
    const unripe = list.filter((sale) => !ripe.includes(sale));
    const [next] = unripe;
    if (next !== undefined) plan(merchant, next.soldAt + settles);
    const swept = partsOf(w, ripe);
    if (swept === undefined) return;
    const rest = [...unripe, ...swept.left];
    if (rest.length === 0) waiting.delete(merchant);
    else waiting.set(merchant, rest);
    pay(w, merchant, ripe, swept.parts, now);
  }

  function pay(
    w: World,
    merchant: number,
    sales: readonly InstantSale[],
    parts: OrderPart[],
    now: number,
  ): void {
    const day = dayOf(now);
    const mode = parts[0]!.cell.mode;
    const oldest = Math.min(...sales.filter((sale) => sale.amount > 0).map((sale) => sale.soldAt));
    const order = makeOrder(w, now, {
      id: `SO-${dayText(day).replaceAll('-', '')}-I${Math.floor((now / 1000) % 86_400)}-${merchant}`,
      runId: undefined,
      merchant,
      mode,
      settlementDay: day,
      parts,
      instant: true,
      perceivedAt: oldest + 15 * minute,
      touched: sales.reduce((mask, sale) => mask | sale.touched, 0),
    });
    w.payouts.queue(order);
  }

  return {
    add(merchant, pair, cell, amount, soldAt, touched) {
      const sale = { pair, cell, amount, soldAt, touched };
      const list = waiting.get(merchant);
      if (list === undefined) waiting.set(merchant, [sale]);
      else list.push(sale);
      plan(merchant, Math.max(world().now(), soldAt + settles));
    },
    takeBack(merchant, cell, soldAt) {
      const list = waiting.get(merchant) ?? [];
      const found = list.findIndex((sale) => sale.cell === cell && sale.soldAt === soldAt);
      // Older than the sweep's patience: it was paid out, and the merchant owes it.
      if (found < 0) throw new Error('an S+0 sale was reversed after it was paid');
      list.splice(found, 1);
      if (list.length === 0) waiting.delete(merchant);
    },
    owe(merchant, pair, cell, amount) {
      const debt = { pair, cell, amount: -amount, soldAt: Number.NaN, touched: 0 };
      const list = waiting.get(merchant);
      if (list === undefined) waiting.set(merchant, [debt]);
      else list.push(debt);
    },
  };
}

interface Swept {
  readonly parts: OrderPart[];
  /** Debts that the sales did not cover. */
  readonly left: InstantSale[];
}

/** One part per channel and slot, debts netted. Undefined when nothing was sold. */
function partsOf(world: World, sales: readonly InstantSale[]): Swept | undefined {
  if (!sales.some((sale) => sale.amount > 0)) return undefined;
  const byCell = new Map<Cell, InstantSale[]>();
  for (const sale of sales) {
    const list = byCell.get(sale.cell);
    if (list === undefined) byCell.set(sale.cell, [sale]);
    else list.push(sale);
  }
  const sums = [...byCell].map(([cell, list]) => ({
    cell,
    list,
    gross: list.reduce((sum, sale) => sum + sale.amount, 0),
    feeRate: world.profile.channels[cell.channel]!.merchantFee,
  }));
  const parts: OrderPart[] = [];
  const left: InstantSale[] = [];
  netOut(sums).forEach((taken, n) => {
    const { cell, list, gross } = sums[n]!;
    const covered = taken === undefined ? 0 : taken.net + taken.fee + taken.netted;
    if (covered !== gross) left.push({ ...list[0]!, amount: gross - covered });
    if (taken === undefined) return;
    const soldAt = cell.slot < 0 ? undefined : Math.min(...list.map((sale) => sale.soldAt));
    parts.push({ cell, pair: list[0]!.pair, transactions: list.length, soldAt, ...taken });
  });
  return { parts, left };
}
