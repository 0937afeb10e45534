import type { Cell } from './cell.ts';

/** One payment whose outcome nobody knows, as far as has been told. */
export interface UnknownPayment {
  readonly cell: Cell;
  readonly amount: number;
  /** Event time of the unanswered authorization. */
  readonly at: number;
  /** Its end was told, maybe before its beginning. */
  settled: boolean;
}

/** One payment that becomes money by its upload. */
export interface UploadWaiting {
  readonly cell: Cell;
  readonly amount: number;
  readonly at: number;
  /** The last record about it was rejected, retried or abandoned. */
  failed: boolean;
}

/** Part of an order: money of one channel and clearing day. Amounts in minor units; gross = net + fee + netted. */
export interface OrderPart {
  readonly cell: Cell;
  readonly pair: number;
  readonly net: number;
  readonly fee: number;
  readonly netted: number;
  readonly transactions: number;
  /** S+0: when it was sold. */
  readonly soldAt: number | undefined;
}

export type PayoutState = 'instructed' | 'accepted' | 'credited' | 'failed' | 'returned';

/** What has been told about an order: the basis of its place in the books. */
export interface ToldOrder {
  readonly parts: readonly OrderPart[];
  readonly bank: number;
  told: boolean;
  /** Holds told and not yet released: number of the hold to its reason; and the releases told. */
  readonly holds: Map<number, string>;
  readonly releases: Set<number>;
  /** Highest attempt told, and its furthest state; attempt 0 = nothing told. */
  attempt: number;
  state: PayoutState | undefined;
  reason: string;
  /** Event time of the state, and of the attempt's instruction. */
  stateAt: number;
  instructedAt: number;
}

const ranks: Readonly<Record<PayoutState, number>> = {
  instructed: 0,
  accepted: 1,
  failed: 2,
  credited: 3,
  returned: 4,
};

/** Merges a payout's state into what has been told: the highest attempt counts, in it the furthest state. */
export function tellPayout(
  order: ToldOrder,
  attempt: number,
  state: PayoutState,
  reason: string,
  at: number,
): void {
  if (attempt < order.attempt) return;
  if (attempt > order.attempt) {
    order.attempt = attempt;
    order.state = undefined;
    order.instructedAt = at;
  }
  if (order.state !== undefined && ranks[state] <= ranks[order.state]) return;
  order.state = state;
  order.reason = reason;
  order.stateAt = at;
}
