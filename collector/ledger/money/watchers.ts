import type { CellId } from './cell.ts';
import type { OrderFacts } from './orderfacts.ts';

/** One order before and after an event, for the books that count payouts beside the money itself. */
export interface OrderChange {
  readonly orderId: string;
  readonly settlementDay: string;
  readonly before: OrderFacts;
  readonly after: OrderFacts;
  /** Event time, epoch ms. */
  readonly at: number;
  /** Cells of the order's parts, aligned with them; empty while the plan is unknown. */
  readonly cells: () => readonly CellId[];
}

export type OrderWatcher = (change: OrderChange) => void;

export interface Watchers {
  watch(watcher: OrderWatcher): void;
  changed(change: OrderChange): void;
}

export function watchers(): Watchers {
  const all: OrderWatcher[] = [];
  return {
    watch: (watcher) => void all.push(watcher),
    changed: (change) => {
      for (const watcher of all) watcher(change);
    },
  };
}
