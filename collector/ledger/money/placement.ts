import { parseMode } from '../../time/settlementmode.ts';
import type { Foundation } from '../book.ts';
import { defaultMode } from '../business.ts';
import type { MerchantsBook } from '../merchants.ts';
import type { Account } from './account.ts';
import { type CellId, slotOf } from './cell.ts';
import type { Journal } from './journal.ts';
import type { Receivables } from './receivables.ts';
import { type Booking, positionOf, type TransactionFacts } from './transaction.ts';

/** In which cell and account a sale's money stands, by channel and contract of record. */
export interface Placement {
  booking(channel: string, clearingDay: string, merchant: string): Booking;
  cell(channel: string, clearingDay: string, facts: TransactionFacts): CellId;
  /** Cell of a merchant's clearing day as a whole (refunds, fees, lines): S+0 without a slot. */
  dayCell(channel: string, clearingDay: string, merchant: string, currency: string): CellId;
  positionOf(channel: string, clearingDay: string, facts: TransactionFacts): Account | undefined;
  /** Posts a sale's move between positions; `undefined` is outside the ledger. */
  move(
    channel: string,
    clearingDay: string,
    facts: TransactionFacts,
    from: Account | undefined,
    to: Account | undefined,
  ): void;
  /** S+0 sales keep a record each: what refers to one later must find its slot. */
  keepsRecords(channel: string, clearingDay: string, merchant: string): boolean;
}

/** T+0, D+0 and S+0 are paid before the clearing file comes: the acquirer pre-funds them. */
function isPrefunded(mode: string): boolean {
  const parsed = parseMode(mode);
  return parsed?.kind === 'S' || ((parsed?.kind === 'T' || parsed?.kind === 'D') && parsed.days === 0);
}

export function placement(
  f: Foundation,
  journal: Journal,
  merchants: MerchantsBook,
  receivables: Receivables,
): Placement {
  const bookings = new Map<string, Booking>();

  const modeOf = (merchant: string, day: string): string => merchants.modeOf(merchant, day) ?? defaultMode;

  function bookingFor(channel: string, mode: string): Booking {
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
  }

  function cell(channel: string, clearingDay: string, facts: TransactionFacts): CellId {
    const mode = modeOf(facts.merchant, clearingDay);
    const id = { channel, clearingDay, mode, currency: facts.currency };
    return mode === 'S+0' ? { ...id, slot: slotOf(facts.at) } : id;
  }

  return {
    booking: (channel, day, merchant) => bookingFor(channel, modeOf(merchant, day)),
    cell,
    dayCell: (channel, clearingDay, merchant, currency) => ({
      channel,
      clearingDay,
      mode: modeOf(merchant, clearingDay),
      currency,
    }),
    positionOf: (channel, day, facts) => positionOf(facts, bookingFor(channel, modeOf(facts.merchant, day))),
    move(channel, clearingDay, facts, from, to) {
      if (from === to) return;
      const id = cell(channel, clearingDay, facts);
      journal.post(id, from ?? 'sales', to ?? 'sales', facts.amount, 1);
      const { front } = bookingFor(channel, id.mode);
      const sign = (to === front ? 1 : 0) - (from === front ? 1 : 0);
      if (sign === 0) return;
      receivables.captured(channel, clearingDay, facts.currency, sign * facts.amount, sign);
      if (sign > 0) receivables.sawMerchant(channel, clearingDay, facts.merchant);
    },
    keepsRecords: (_channel, day, merchant) => modeOf(merchant, day) === 'S+0',
  };
}
