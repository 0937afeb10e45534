import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TransactionFacts } from '../ledger/money/transaction.ts';
import { settledSales } from '../ledger/money/transactions.ts';
import { type Sale, saleOf } from '../ledger/salekey.ts';
import type { Asking } from './asking.ts';
import { naming, rowsWith } from './search.ts';

/** Records in memory looked at between two turns of the event loop. */
const sliceRecords = 10_000;

/** Sales of a merchant (as stored) and clearing day of which a record is kept: in memory first, then in the store. */
export async function* merchantSales(
  { ledger, store, budget }: Asking,
  merchant: string,
  day: string,
): AsyncGenerator<readonly [sale: Sale, facts: TransactionFacts]> {
  const told = new Set<string>();
  const keyOf = ({ channel, rrn }: Sale): string => `${channel}|${rrn}`;
  let looked = 0;
  for (const [sale, facts] of ledger.money.transactions.recent()) {
    if (facts.merchant === merchant && sale.clearingDay === day && !told.has(keyOf(sale))) {
      told.add(keyOf(sale));
      yield [sale, facts];
    }
    looked++;
    if (looked % sliceRecords === 0) await nextTurn();
  }
  for await (const { key, value } of rowsWith(store, settledSales, `${day}|`, naming(merchant), budget)) {
    const sale = saleOf(key);
    const facts = JSON.parse(value) as TransactionFacts;
    if (facts.merchant === merchant && !told.has(keyOf(sale))) yield [sale, facts];
  }
}
