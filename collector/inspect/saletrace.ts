import { defaultMode } from '../ledger/business.ts';
import type { CellId } from '../ledger/money/cell.ts';
import type { Sale } from '../ledger/salekey.ts';
import type { Asking } from './asking.ts';
import { dayPath } from './daysteps.ts';
import type { Order } from './merchantorders.ts';
import { isRefund, saleSteps } from './salesteps.ts';
import { type Happened, tell } from './step.ts';
import type { Trace } from './trace.ts';
import { ended, notKnown, type Where, whereOf } from './where.ts';

/** What was asked beside the sale's number; what a record contradicts is not the sale that is meant. */
export interface Meant {
  /** As stored. */
  readonly merchant?: string | undefined;
  readonly amount?: number | undefined;
}

/** Orders that may hold a merchant's money of a clearing day. */
export type FindOrders = (merchant: string, clearingDay: string, mode: string) => Promise<readonly Order[]>;

/** Follows one sale, or undefined when nothing is known of it. */
export async function saleTrace(
  it: Asking,
  sale: Sale,
  meant: Meant,
  findOrders: FindOrders,
): Promise<Trace | undefined> {
  const { ledger, store } = it;
  const { config, business } = ledger.foundation;
  const stand = ledger.money.transactions.find(sale);
  const facts = stand?.facts;
  if (facts !== undefined && meant.merchant !== undefined && facts.merchant !== meant.merchant)
    return undefined;
  if (facts !== undefined && meant.amount !== undefined && facts.amount !== meant.amount) return undefined;
  const steps: Happened[] = [...saleSteps(store, ledger, sale, facts)];
  if (steps.length === 0) return undefined;

  const { channel, clearingDay, rrn } = sale;
  const merchant = facts?.merchant ?? meant.merchant;
  const currency = facts?.currency ?? config.acquirer.currencies[0]!;
  const mode = facts?.mode ?? (merchant && (ledger.merchants.modeOf(merchant, clearingDay) ?? defaultMode));
  const kind = isRefund(ledger, sale) && steps.length === 1 ? 'refund' : 'sale';
  const said = new Set(steps.map(([, fact]) => fact));
  const captured =
    stand === undefined
      ? said.has('sale_approved')
      : mode !== undefined && stand.account === ledger.money.placement.booking(channel, mode).front;
  if (kind === 'refund') it.note('note_refund_unlinked');
  if (kind === 'sale' && facts === undefined) it.note('note_plain_sale');

  let where: Where = notKnown;
  if (captured && (merchant === undefined || mode === undefined)) it.note('note_merchant_needed');
  else if (captured) {
    if (facts === undefined) it.note('note_merchant_asked');
    const cell: CellId = stand?.cell ?? { channel, clearingDay, mode: mode!, currency };
    const orders = await findOrders(merchant!, clearingDay, mode!);
    const path = dayPath(ledger, store, cell, merchant!, orders);
    steps.push(...path.steps);
    where = whereOf(ledger, it.shares, path.cell, path.account, it.now);
  } else if (stand?.account !== undefined)
    where = whereOf(ledger, it.shares, stand.cell, stand.account, it.now);
  else if (kind === 'refund' || said.has('sale_declined') || said.has('wallet_closed')) where = ended;

  return {
    ...{ kind, channel, clearingDay, rrn },
    ...(mode !== undefined && { mode }),
    ...(facts !== undefined && { amount: facts.amount, currency }),
    steps: tell(steps, currency, business.zone),
    where,
  };
}
