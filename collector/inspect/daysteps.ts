import type { Ledger } from '../ledger/ledger.ts';
import type { CellId } from '../ledger/money/cell.ts';
import { orderAccount } from '../ledger/money/order.ts';
import { cellOf } from '../ledger/money/orders.ts';
import type { RunState } from '../ledger/runs.ts';
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
  const ordering: Happened[] = [];
  let account: string = front === 'settlement.cleared' || lined ? 'settlement.cleared' : 'clearing.captured';
  let place = cell;
  let given = Number.POSITIVE_INFINITY;
  for (const order of orders) {
    const { plan } = order.facts;
    const part = plan?.parts.find(
      (p) =>
        p.channel === channel &&
        p.clearingDay === clearingDay &&
        (slot === undefined || p.slot === undefined || p.slot === slot),
    );
    if (plan === undefined || part === undefined) continue;
    given = Math.min(given, ...givenTimes(order));
    account = orderAccount(order.facts);
    place = cellOf(part, plan.currency);
    ordering.push(...orderSteps(order, part.net));
  }
  const run = ledger.runs.state(business.label(mode), business.dueDay(mode, clearingDay));
  steps.push(...runSteps(run, given));
  const ordered = ordering.length > 0;
  steps.push(...(ordered ? ordering : ([['settlement', 'order_missing']] as const)));
  return { steps, account, cell: place, named: lined || ordered };
}

/** When the payouts of an order were given to their banks. */
const givenTimes = ({ facts: { payout, others = [] } }: Order): readonly number[] =>
  [...others, payout].flatMap((each) => each?.instructedAt ?? []);

/** Of several runs of a day the newest is kept. One after the payout was given is not the run that ordered it. */
function runSteps(run: RunState | undefined, given: number): readonly Happened[] {
  return (['started', 'failed', 'finished'] as const).flatMap((phase): Happened[] => {
    const at = run?.[phase];
    return at === undefined || at > given ? [] : [['settlement', `run_${phase}`, { at }]];
  });
}
