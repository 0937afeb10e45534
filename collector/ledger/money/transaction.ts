import type { Account } from './account.ts';

/**
 * What is known of one sale, merged from whatever arrived, in whatever order. Kept only for sales that are not simply
 * approved: unknown, reversed, uploaded later, settled by a wallet result, or promised within minutes (S+0).
 */
export interface TransactionFacts {
  readonly merchant: string;
  readonly currency: string;
  /** Minor units, of whatever arrived first; the events of one sale agree on it or are rejected as conflicts. */
  readonly amount: number;
  /** Event time of what arrived first, epoch ms. */
  readonly at: number;
  readonly approved?: boolean;
  readonly declined?: boolean;
  readonly unknown?: boolean;
  readonly paid?: boolean;
  readonly closed?: boolean;
  readonly reversed?: boolean;
  readonly uploaded?: boolean;
  /** A record about it was rejected, retried or abandoned. */
  readonly uploadFailed?: boolean;
}

/** One thing learned about a sale. */
export type Fact = Exclude<keyof TransactionFacts, 'merchant' | 'currency' | 'amount' | 'at'>;

/** How a channel books: dual-message channels wait for the upload; `front` is where captured money stands first. */
export interface Booking {
  readonly dual: boolean;
  readonly front: 'clearing.captured' | 'settlement.cleared';
}

/**
 * Where the money of a sale stands by what is known of it; undefined while nothing says that there is any.
 * Stronger facts win whatever the order: reversed, uploaded or paid, approved, a failed upload, declined or closed,
 * unknown.
 */
export function positionOf(facts: TransactionFacts, booking: Booking): Account | undefined {
  const exists = facts.approved || facts.paid || facts.uploaded || facts.uploadFailed;
  if (facts.reversed) return exists || facts.unknown ? 'voided' : undefined;
  if (facts.uploaded || facts.paid) return booking.front;
  if (facts.approved) return booking.dual ? 'terminal.upload' : booking.front;
  if (facts.uploadFailed) return 'terminal.upload';
  if (facts.declined || facts.closed) return facts.unknown ? 'voided' : undefined;
  return facts.unknown ? 'switch.unknown' : undefined;
}

/** Whether it waits for nothing more: its record may leave memory and stay in the store only. */
export function isSettled(position: Account | undefined, booking: Booking): boolean {
  return position === 'voided' || position === booking.front;
}
