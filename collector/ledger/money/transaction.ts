import type { Account } from './account.ts';

/**
 * What is known of one sale, merged from whatever arrived, in whatever order. Kept only for sales that are not simply
 * approved: unknown, reversed, uploaded later, settled by a wallet result, or promised within minutes (S+0).
 */
export interface TransactionFacts {
  readonly merchant: string;
  readonly currency: string;
  /** Minor units, of whatever arrived first: the events of one sale agree on it. */
  readonly amount: number;
  /** Sale time, epoch ms: that of its first authorization; until one is known, of the first other event. */
  readonly at: number;
  /** Contract mode it was booked under: a contract that comes later does not move it. */
  readonly mode: string;
  /** No authorization was seen yet: `at` is that of another event. */
  readonly hearsay?: boolean;
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
export type Fact = Exclude<keyof TransactionFacts, keyof Said | 'hearsay'>;

/** How a channel books: dual-message channels wait for the upload; `front` is where captured money stands first. */
export interface Booking {
  readonly dual: boolean;
  readonly front: 'clearing.captured' | 'settlement.cleared';
}

const fromAuthorization: ReadonlySet<Fact> = new Set<Fact>(['approved', 'declined', 'unknown']);

/** What an event says beside its fact. */
export type Said = Pick<TransactionFacts, 'merchant' | 'currency' | 'amount' | 'at' | 'mode'>;

/** Adds a fact; commutative, so that the order of arrival does not matter. */
export function withFact(known: TransactionFacts | undefined, fact: Fact, said: Said): TransactionFacts {
  const authorized = fromAuthorization.has(fact);
  if (known === undefined) {
    const { merchant, currency, amount, at, mode } = said;
    return { merchant, currency, amount, at, mode, ...(!authorized && { hearsay: true }), [fact]: true };
  }
  if (authorized && known.hearsay) {
    const { hearsay: _, ...rest } = known;
    return { ...rest, at: said.at, [fact]: true };
  }
  const tells = authorized || known.hearsay === true;
  return { ...known, at: tells ? Math.min(known.at, said.at) : known.at, [fact]: true };
}

/**
 * Where the money of a sale stands by what is known of it; undefined while nothing says that there is any.
 * Stronger facts win whatever the order: reversed, uploaded, approved or paid, a failed upload, declined or closed,
 * unknown.
 */
export function positionOf(facts: TransactionFacts, booking: Booking): Account | undefined {
  const exists = facts.approved || facts.paid || facts.uploaded || facts.uploadFailed;
  if (facts.reversed) return exists || facts.unknown ? 'voided' : undefined;
  if (facts.uploaded) return booking.front;
  if (facts.approved || facts.paid) return booking.dual ? 'terminal.upload' : booking.front;
  if (facts.uploadFailed) return 'terminal.upload';
  if (facts.declined || facts.closed) return facts.unknown ? 'voided' : undefined;
  return facts.unknown ? 'switch.unknown' : undefined;
}

/** Whether a sale waits by itself, for its upload or its outcome. */
export function waitsAlone(position: string | undefined): position is 'terminal.upload' | 'switch.unknown' {
  return position === 'terminal.upload' || position === 'switch.unknown';
}
