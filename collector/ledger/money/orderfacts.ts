import type { FreezeReason, PayoutReason, payoutStates } from '../../events/vocabulary.ts';

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

export type PayoutState = (typeof payoutStates)[number];

/** What is known of one payout in one attempt. Times are epoch ms. */
export interface PayoutFacts {
  readonly payoutId: string;
  readonly attempt: number;
  readonly state: PayoutState;
  readonly bank: string;
  readonly payoutChannel: string;
  readonly reason?: PayoutReason;
  readonly amount: number;
  readonly currency: string;
  /** First word of it: it has been with the bank since. */
  readonly since: number;
  readonly instructedAt?: number;
  readonly creditedAt?: number;
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
