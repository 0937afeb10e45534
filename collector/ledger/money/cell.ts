import { defaultMode } from '../business.ts';

/** Minutes of one S+0 slot: the promise runs from the sale, so its money is kept by ten minutes of sale time. */
export const slotMinutes = 10;

/** Channel x clearing day x settlement mode x currency; S+0 also by slot of the sale time. */
export interface CellId {
  readonly channel: string;
  readonly clearingDay: string;
  readonly mode: string;
  readonly currency: string;
  /** Epoch ms at which the slot begins, S+0 only. */
  readonly slot?: number;
}

/** [amount in minor units, transactions] */
export type Balance = [amount: number, transactions: number];

/** A cell as views see it. */
export interface Cell {
  readonly id: CellId;
  readonly balances: Readonly<Record<string, Balance>>;
}

export function cellKey(id: CellId): string {
  const base = `${id.clearingDay}|${id.channel}|${id.mode}|${id.currency}`;
  return id.slot === undefined ? base : `${base}|${id.slot}`;
}

export function parseCellKey(key: string): CellId {
  const [clearingDay = '', channel = '', mode = defaultMode, currency = '', slot] = key.split('|');
  const id = { clearingDay, channel, mode, currency };
  return slot === undefined ? id : { ...id, slot: Number(slot) };
}

/** Start of the slot an instant falls in, epoch ms. */
export function slotOf(at: number): number {
  const length = slotMinutes * 60_000;
  return Math.floor(at / length) * length;
}
