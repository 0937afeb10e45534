import { table } from '../../state/table.ts';
import type { Foundation, Handlers } from '../book.ts';

/** One channel's clearing day as the acquirer's claim on the channel. Minor units and counts. */
export interface Receivable {
  /** Sales that reached the front account, less voided ones. */
  captured: number;
  transactions: number;
  /** Refunds, voids and chargebacks debited that day. */
  returned: number;
  /** Sum and number of merchant-day lines booked. */
  lines: number;
  lineCount: number;
  lineTransactions: number;
  /** Paid by the channel so far. */
  inbound: number;
  /** Captured less returned when the day's first file was loaded: what came later cannot be in it. */
  filed?: number;
}

export interface Receivables {
  readonly on: Handlers;
  captured(
    channel: string,
    clearingDay: string,
    currency: string,
    amount: number,
    transactions: number,
  ): void;
  returned(channel: string, clearingDay: string, currency: string, amount: number): void;
  lined(channel: string, clearingDay: string, currency: string, amount: number, transactions: number): void;
  /** The day's file was loaded. */
  filed(channel: string, clearingDay: string, currency: string): void;
  of(channel: string, clearingDay: string, currency: string): Receivable | undefined;
  all(): Iterable<{ channel: string; clearingDay: string; currency: string; receivable: Receivable }>;
  /** Drops days before `day`. */
  forget(day: string): void;
}

/** Per channel and clearing day: what was captured, what files say, what the channel paid. */
export function receivables(f: Foundation): Receivables {
  const days = f.space.register(table<Receivable>('money.receivable'));

  function edit(channel: string, day: string, currency: string): Receivable {
    const key = `${day}|${channel}|${currency}`;
    let record = days.get(key);
    if (record === undefined) {
      record = {
        captured: 0,
        transactions: 0,
        returned: 0,
        lines: 0,
        lineCount: 0,
        lineTransactions: 0,
        inbound: 0,
      };
      days.set(key, record);
    }
    days.touch(key);
    return record;
  }

  return {
    on: {
      'clearing.inbound_funds'(e) {
        edit(e.channel, e.clearingDay, e.currency).inbound += e.amount;
      },
    },
    captured(channel, day, currency, amount, transactions) {
      const record = edit(channel, day, currency);
      record.captured += amount;
      record.transactions += transactions;
    },
    returned(channel, day, currency, amount) {
      edit(channel, day, currency).returned += amount;
    },
    lined(channel, day, currency, amount, transactions) {
      const record = edit(channel, day, currency);
      record.lines += amount;
      record.lineCount += 1;
      record.lineTransactions += transactions;
    },
    filed(channel, day, currency) {
      const record = edit(channel, day, currency);
      record.filed ??= record.captured - record.returned;
    },
    of: (channel, day, currency) => days.get(`${day}|${channel}|${currency}`),
    *all() {
      for (const [key, receivable] of days.entries()) {
        const [clearingDay = '', channel = '', currency = ''] = key.split('|');
        yield { channel, clearingDay, currency, receivable };
      }
    },
    forget(day) {
      for (const [key] of [...days.entries()]) if (key.slice(0, 10) < day) days.delete(key);
    },
  };
}
