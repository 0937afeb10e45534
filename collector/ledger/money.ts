import { addDays } from '../time/date.ts';
import type { Book, Foundation } from './book.ts';
import type { FilesBook } from './files.ts';
import type { MerchantsBook } from './merchants.ts';
import { type Banks, banks } from './money/banks.ts';
import { type Deadlines, deadlines } from './money/deadlines.ts';
import { type Journal, journal } from './money/journal.ts';
import { type Orders, orders } from './money/orders.ts';
import { placement } from './money/placement.ts';
import { type Receivables, receivables } from './money/receivables.ts';
import { type Transactions, transactions } from './money/transactions.ts';
import { type Watchers, watchers } from './money/watchers.ts';

/** The money itself: see docs/ledger.md for accounts and movements. */
export interface MoneyBook extends Book {
  readonly journal: Journal;
  readonly transactions: Transactions;
  readonly orders: Orders;
  readonly banks: Banks;
  readonly receivables: Receivables;
  readonly deadlines: Deadlines;
  readonly watchers: Watchers;
}

/** Clearing days kept open for late money: refunds of wallets and returns come for weeks. */
const keepDays = 60;
const housekeepingMs = 3_600_000;

export function moneyBook(f: Foundation, merchants: MerchantsBook, files: FilesBook): MoneyBook {
  const book = journal(f.space, f.vocabulary.channels, f.vocabulary.currencies);
  const claims = receivables(f);
  const where = placement(f, book, merchants, claims);
  const watch = watchers();
  const sales = transactions(f, where);
  const settlement = orders(f, book, where, watch);
  let tidied = 0;

  return {
    journal: book,
    transactions: sales,
    orders: settlement,
    banks: banks(f, watch),
    receivables: claims,
    deadlines: deadlines(f.business, files),
    watchers: watch,
    on: {
      ...claims.on,
      ...sales.on,
      ...settlement.on,
      refund(e) {
        const { front } = where.booking(e.channel, e.clearingDay, e.merchant);
        book.post(
          where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency),
          front,
          'refunded',
          e.amount,
          0,
        );
        claims.returned(e.channel, e.clearingDay, e.currency, e.amount);
      },
      chargeback(e) {
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        const { front } = where.booking(e.channel, e.clearingDay, e.merchant);
        const sign = e.phase === 'debited' ? 1 : -1;
        book.post(cell, front, 'charged_back', sign * e.amount, 0);
        claims.returned(e.channel, e.clearingDay, e.currency, sign * e.amount);
      },
      'clearing.line'(e) {
        if (e.fileType !== files.clears(e.channel)) return;
        claims.lined(e.channel, e.clearingDay, e.currency, e.gross, e.transactions);
        const { front } = where.booking(e.channel, e.clearingDay, e.merchant);
        if (front !== 'clearing.captured') return;
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        book.post(cell, front, 'settlement.cleared', e.gross, e.transactions);
      },
      fee(e) {
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        book.post(cell, 'settlement.cleared', 'fee', e.amount, 0);
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      sales.tick(now);
      book.compact(addDays(f.business.day(now), -1));
      claims.forget(addDays(f.business.day(now), -keepDays));
    },
  };
}
