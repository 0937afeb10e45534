import type { ToldOrder } from '../books/pending.ts';

/** A settlement order in the world: what has really happened to it, and (inherited) what has been told. */
export interface Order extends ToldOrder {
  readonly id: string;
  readonly payoutId: string;
  readonly merchant: number;
  readonly mode: number;
  readonly settlementDay: number;
  /** Sum of the nets, minor units. */
  readonly net: number;
  readonly instant: boolean;
  /** When merchants expect it. */
  readonly perceivedAt: number;
  /** Attempts made, and whether the bank has it or has paid it. */
  tries: number;
  progress: 'waiting' | 'held' | 'with_bank' | 'paid' | 'stuck';
  /** Number of the hold lying on it; 0 = none. */
  hold: number;
  holdsMade: number;
  /** Faults that delayed or spoiled it, and when the last of them got hold of it. */
  touched: number;
  harmedAt: number;
}
