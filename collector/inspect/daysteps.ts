import type { Ledger } from '../ledger/ledger.ts';
import type { CellId } from '../ledger/money/cell.ts';
import { orderAccount } from '../ledger/money/order.ts';
import { cellOf } from '../ledger/money/orders.ts';
import type { Archive } from './archive.ts';
import type { Order } from './merchantorders.ts';
import { orderSteps } from './ordersteps.ts';
import type { Happened } from './step.ts';

/** How far a merchant's captured money of one cell came. */
export interface DayPath {
  readonly steps: readonly Happened[];
  /** Account it stands in, `credited` included, and the cell of that account. */
  readonly account: string;
  readonly cell: CellId;
  /** Whether a line or an order names the merchant: before, nothing proves that it sold. */
  readonly named: boolean;
}

/**
 * Follows captured money of a merchant (as stored) from its clearing file to its payout. `orders` are those of the
 * merchant that may take it; of several the last one says where it is.
 */
export function dayPath(
  ledger: Ledger,
  store: Archive,
  cell: CellId,
  merchant: string,
  orders: readonly Order[],
): DayPath {
  const { business } = ledger.foundation;
  const { channel, clearingDay, mode, slot } = cell;
  const { front } = ledger.money.placement.booking(channel, mode);
  const steps: Happened[] = [];
  const type = ledger.files.clears(channel);
  let lined = false;
  if (type !== undefined) {
    const at = ledger.files.state(channel, type, clearingDay)?.loadedAt;
    if (at !== undefined) steps.push(['clearing', 'file_came', { at, about: type }]);
    lined = store.identities(`${clearingDay}|cl|${channel}|${type}|${merchant}|`, 1).length > 0;
    if (lined || front === 'clearing.captured')
      steps.push(['clearing', lined ? 'line_booked' : 'line_missing']);
  }
  const run = ledger.runs.state(business.label(mode), business.dueDay(mode, clearingDay));
  for (const phase of ['started', 'failed', 'finished'] as const)
    if (run?.[phase] !== undefined) steps.push(['settlement', `run_${phase}`, { at: run[phase] }]);

  let account: string = front === 'settlement.cleared' || lined ? 'settlement.cleared' : 'clearing.captured';
  let place = cell;
  let ordered = false;
  for (const order of orders) {
    const { plan } = order.facts;
    const part = plan?.parts.find(
      (p) =>
        p.channel === channel &&
        p.clearingDay === clearingDay &&
        (slot === undefined || p.slot === undefined || p.slot === slot),
    );
    if (plan === undefined || part === undefined) continue;
    ordered = true;
    account = orderAccount(order.facts);
    place = cellOf(part, plan.currency);
    steps.push(...orderSteps(order, part.net));
  }
  if (!ordered) steps.push(['settlement', 'order_missing']);
  return { steps, account, cell: place, named: lined || ordered };
}
