import { parseMode } from '../../time/settlementmode.ts';
import type { Foundation } from '../book.ts';
import { defaultMode } from '../business.ts';
import type { MerchantsBook } from '../merchants.ts';
import { type CellId, slotOf } from './cell.ts';
import type { Booking, TransactionFacts } from './transaction.ts';

/** In which cell and under which rules money is booked, by channel and contract of record. */
export interface Placement {
  /** Contract mode of a merchant's clearing day; `defaultMode` where no contract speaks for it. */
  modeOf(merchant: string, clearingDay: string): string;
  hasContract(merchant: string, clearingDay: string): boolean;
  booking(channel: string, mode: string): Booking;
  /** Cell of a single sale: S+0 by the slot of its time. */
  cell(channel: string, clearingDay: string, facts: TransactionFacts): CellId;
  /** Cell of a merchant's clearing day as a whole (refunds, fees, lines): S+0 without a slot. */
  dayCell(channel: string, clearingDay: string, merchant: string, currency: string): CellId;
}

/** S+0 is promised within minutes of the sale: its cells have slots. */
export const instantMode = 'S+0';

/** T+0, D+0 and S+0 are paid before the clearing file comes: the acquirer pre-funds them. */
export function isPrefunded(mode: string): boolean {
  const parsed = parseMode(mode);
  return parsed?.kind === 'S' || ((parsed?.kind === 'T' || parsed?.kind === 'D') && parsed.days === 0);
}

export function placement(f: Foundation, merchants: MerchantsBook): Placement {
  const bookings = new Map<string, Booking>();

  const modeOf = (merchant: string, day: string): string => merchants.modeOf(merchant, day) ?? defaultMode;

  return {
    modeOf,
    hasContract: (merchant, day) => merchants.modeOf(merchant, day) !== undefined,
    booking(channel, mode) {
      const key = `${channel}|${mode}`;
      let booking = bookings.get(key);
      if (booking === undefined) {
        const config = f.business.channel(channel);
        const fromLedger = config?.settlesFrom === 'ledger' || isPrefunded(mode);
        booking = {
          dual: config?.messages === 'dual',
          front: fromLedger ? 'settlement.cleared' : 'clearing.captured',
        };
        bookings.set(key, booking);
      }
      return booking;
    },
    cell(channel, clearingDay, { mode, currency, at }) {
      const id = { channel, clearingDay, mode, currency };
      return mode === instantMode ? { ...id, slot: slotOf(at) } : id;
    },
    dayCell: (channel, clearingDay, merchant, currency) => ({
      channel,
      clearingDay,
      mode: modeOf(merchant, clearingDay),
      currency,
    }),
  };
}
