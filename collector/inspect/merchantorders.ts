import type { OrderFacts } from '../ledger/money/orderfacts.ts';
import { paidOrders, unpaidOrders } from '../ledger/money/orders.ts';
import type { Archive } from './archive.ts';
import { type Budget, naming, rowsWith } from './search.ts';

/** A settlement order as it is kept. */
export interface Order {
  readonly settlementDay: string;
  readonly orderId: string;
  readonly facts: OrderFacts;
}

/** Orders of a merchant (as stored) on a settlement day. The store knows orders by their number, so the day is read through. */
export async function* ordersOf(
  store: Archive,
  merchant: string,
  settlementDay: string,
  budget: Budget,
): AsyncGenerator<Order> {
  for (const space of [unpaidOrders, paidOrders]) {
    const rows = rowsWith(store, space, `${settlementDay}|`, naming(merchant), budget);
    for await (const { key, value } of rows) {
      const facts = JSON.parse(value) as OrderFacts;
      if (facts.plan?.merchant === merchant)
        yield { settlementDay, orderId: key.slice(settlementDay.length + 1), facts };
    }
  }
}
