import type { FreezeReason, PayoutReason, payoutStates } from '../../events/vocabulary.ts';
import type { WaitingAccount } from './account.ts';

export type PayoutState = (typeof payoutStates)[number];

export interface OrderPart {
  readonly channel: string;
  readonly clearingDay: string;
  /** Start of the S+0 slot, epoch ms. */
  readonly slot?: number;
  readonly net: number;
  readonly fee: number;
  readonly netted: number;
  readonly transactions: number;
}

/** The strongest thing known of an order's payouts: of several attempts the highest counts. */
export interface PayoutFacts {
  readonly attempt: number;
  readonly state: PayoutState;
  readonly bank: string;
  readonly payoutChannel: string;
  readonly reason?: PayoutReason;
  /** Event time of the first word of this attempt, epoch ms: it has been with the bank since. */
  readonly since: number;
  readonly amount: number;
  readonly currency: string;
}

/** Everything known of one settlement order, merged in whatever order it arrived. */
export interface OrderFacts {
  readonly plan?: {
    readonly merchant: string;
    readonly settlementDay: string;
    readonly currency: string;
    readonly parts: readonly OrderPart[];
  };
  /** Reason of each hold, by its number. */
  readonly holds?: Readonly<Record<number, FreezeReason>>;
  readonly released?: readonly number[];
  readonly payout?: PayoutFacts;
}

/** Inside one attempt a later state outranks an earlier one; a return comes after the credit it undoes. */
const rank: Record<PayoutState, number> = { instructed: 0, accepted: 1, failed: 2, credited: 3, returned: 4 };

/** Merges a payout state; commutative, so that arrival order does not matter. */
export function mergePayout(known: PayoutFacts | undefined, next: PayoutFacts): PayoutFacts {
  if (known === undefined || next.attempt > known.attempt) return next;
  if (next.attempt < known.attempt) return known;
  const since = Math.min(known.since, next.since);
  const stronger = rank[next.state] > rank[known.state] ? next : known;
  return stronger.since === since ? stronger : { ...stronger, since };
}

/** Where the nets of an order stand; `credited` when the bank has paid. */
export function orderAccount(facts: OrderFacts): WaitingAccount | 'credited' {
  const { payout } = facts;
  if (payout !== undefined) {
    if (payout.state === 'credited') return 'credited';
    if (payout.state === 'failed' || payout.state === 'returned')
      return `payout.${payout.state}:${payout.reason ?? 'other'}`;
    return `payout.${payout.state}:${payout.bank}`;
  }
  const hold = activeHold(facts);
  return hold === undefined ? 'payout.ordered' : `account.held:${hold}`;
}

/** Reason of the newest hold that was not released. */
export function activeHold(facts: OrderFacts): FreezeReason | undefined {
  let newest = 0;
  for (const number in facts.holds) {
    const n = Number(number);
    if (n > newest && !facts.released?.includes(n)) newest = n;
  }
  return facts.holds?.[newest];
}

export const netOf = (facts: OrderFacts): number => facts.plan?.parts.reduce((sum, p) => sum + p.net, 0) ?? 0;
