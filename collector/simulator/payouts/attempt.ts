import type { Order } from './order.ts';

/** One attempt to pay an order, as the bank will answer it. Times are epoch ms. */
export interface PayoutAttempt {
  readonly order: Order;
  readonly attempt: number;
  /** Handed to the bank. */
  readonly at: number;
  /** The bank's receipt; Infinity = it never says a word. */
  acceptedAt: number;
  /** What becomes of it in the end, and when. */
  outcome: 'credited' | 'failed';
  answeredAt: number;
  reason: string;
  /** The credit comes back at this time; NaN = it stays. */
  returnedAt: number;
  returnReason: string;
  /** Faults behind the return only: until then everything looks as always. */
  returnTouched: number;
  /** When a failed or returned payment is tried again; NaN = it is left for people. */
  retryAt: number;
  /** The payer account had the money. */
  covered: boolean;
  touched: number;
}
