import type { FreezeReason } from '../../events/vocabulary.ts';
import type { WaitingAccount } from './account.ts';
import type { PayoutFacts } from './payoutfacts.ts';

export interface OrderPart {
  readonly channel: string;
  readonly clearingDay: string;
  /** Contract mode of record when the order came: the cell its money was taken from, whatever mode the order names. */
  readonly mode: string;
  /** Start of the S+0 slot, epoch ms. */
  readonly slot?: number;
  readonly net: number;
  readonly fee: number;
  readonly netted: number;
  readonly transactions: number;
}

/** Everything known of one settlement order, merged in whatever order it arrived. */
export interface OrderFacts {
  readonly plan?: {
    readonly merchant: string;
    readonly currency: string;
    readonly parts: readonly OrderPart[];
  };
  /** Reason of each hold, by its number. */
  readonly holds?: Readonly<Record<number, FreezeReason>>;
  readonly released?: readonly number[];
  /** The payout that says where the money stands. */
  readonly payout?: PayoutFacts;
  /** Its other payouts: earlier attempts, refused duplicates, rivals. */
  readonly others?: readonly PayoutFacts[];
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

/** What the order's payout is to be, minor units; undefined while the plan is unknown. */
export const netOf = ({ plan }: OrderFacts): number | undefined =>
  plan?.parts.reduce((sum, part) => sum + part.net, 0);
