import { type Tally, tally } from '../state/tally.ts';
import { addDays } from '../time/date.ts';
import type { Book, Foundation } from './book.ts';
import type { FilesBook } from './files.ts';
import type { MerchantsBook } from './merchants.ts';
import { type Banks, banks } from './money/banks.ts';
import { captures } from './money/captures.ts';
import { type Deadlines, deadlines } from './money/deadlines.ts';
import { type Journal, journal } from './money/journal.ts';
import { type Orders, orders } from './money/orders.ts';
import { outstanding } from './money/outstanding.ts';
import { type Payees, payees } from './money/payees.ts';
import { type Placement, placement } from './money/placement.ts';
import { type Receivables, receivables } from './money/receivables.ts';
import { type Sellers, sellers } from './money/sellers.ts';
import { type Transactions, transactions } from './money/transactions.ts';
import { type Watchers, watchers } from './money/watchers.ts';

/** The money itself: see docs/ledger.md for accounts and movements. */
export interface MoneyBook extends Book {
  readonly journal: Journal;
  readonly transactions: Transactions;
  readonly orders: Orders;
  readonly placement: Placement;
  readonly banks: Banks;
  readonly receivables: Receivables;
  readonly sellers: Sellers;
  readonly payees: Payees;
  readonly deadlines: Deadlines;
  readonly watchers: Watchers;
  /** Sales of merchants no contract of record spoke for, by channel: booked under `defaultMode`. */
  readonly uncontracted: Tally;
}

const housekeepingMs = 3_600_000;
/** Days after which it no longer matters how many merchants sold, unless their money still waits. */
const sellersDays = 3;

export function moneyBook(f: Foundation, merchants: MerchantsBook, files: FilesBook): MoneyBook {
  const { channels, currencies } = f.vocabulary;
  const book = journal(f.space, channels, currencies);
  const claims = receivables(f);
  const shops = sellers(f.space);
  const watch = watchers();
  const where = placement(f, merchants);
  const waiting = outstanding();
  const uncontracted = f.space.register(tally('money.uncontracted', { label: 'channel', values: channels }));
  const sales = transactions(f, where, captures(where, book, claims, shops, waiting, uncontracted), waiting);
  const settlement = orders(f, book, where, watch);
  let tidied = 0;

  watch.watch(({ before, after, cells }) => {
    if (before.plan === undefined && after.plan !== undefined)
      for (const cell of cells()) shops.ordered(cell);
  });

  function forgetSellers(day: string): void {
    const waits = new Set<string>();
    for (const { id } of book.open()) waits.add(`${id.clearingDay}|${id.channel}|${id.mode}`);
    shops.forget(
      ({ clearingDay, channel, mode }) =>
        clearingDay >= day || waits.has(`${clearingDay}|${channel}|${mode}`),
    );
  }

  return {
    journal: book,
    transactions: sales,
    orders: settlement,
    placement: where,
    banks: banks(f, watch),
    receivables: claims,
    sellers: shops,
    payees: payees(f.space, f.business, watch),
    deadlines: deadlines(f.business, files),
    watchers: watch,
    uncontracted,
    on: {
      ...claims.on,
      ...sales.on,
      ...settlement.on,
      refund(e) {
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        book.post(cell, where.booking(e.channel, cell.mode).front, 'refunded', e.amount, 0);
        claims.returned(e.channel, e.clearingDay, e.currency, e.amount);
      },
      chargeback(e) {
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        const amount = e.phase === 'debited' ? e.amount : -e.amount;
        book.post(cell, where.booking(e.channel, cell.mode).front, 'charged_back', amount, 0);
        claims.returned(e.channel, e.clearingDay, e.currency, amount);
      },
      'clearing.file_received'(e) {
        if (e.loaded && e.fileType === files.clears(e.channel))
          claims.filed(e.channel, e.clearingDay, e.currency);
      },
      'clearing.line'(e) {
        if (e.fileType !== files.clears(e.channel)) return;
        claims.lined(e.channel, e.clearingDay, e.currency, e.gross, e.transactions);
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        if (where.booking(e.channel, cell.mode).front !== 'clearing.captured') return;
        book.post(cell, 'clearing.captured', 'settlement.cleared', e.gross, e.transactions);
        if (e.revision === 0) shops.lined(cell);
      },
      fee(e) {
        const cell = where.dayCell(e.channel, e.clearingDay, e.merchant, e.currency);
        book.post(cell, 'settlement.cleared', 'fee', e.amount, 0);
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      const today = f.business.day(now);
      sales.tick(now);
      book.compact(addDays(today, -1));
      forgetSellers(addDays(today, -sellersDays));
      // Refunds of wallets and returns of payouts come for weeks.
      book.forget(addDays(today, -f.config.store.keepDays));
      claims.forget(addDays(today, -f.config.store.keepDays));
    },
  };
}
