import { expect, test } from 'vitest';
import { outstanding } from '../../../collector/ledger/money/outstanding.ts';

test('a sale is older than its patience from the first whole second at which all sales of its second are', () => {
  const book = outstanding();
  const facts = (at: number) => ({
    merchant: 'M',
    currency: 'CNY',
    amount: 500,
    mode: 'T+1',
    at,
    unknown: true,
  });
  book.count('cell', 'switch.unknown', facts(0), 1);
  book.count('cell', 'switch.unknown', facts(300), 1);
  const sales = book.of('cell', 'switch.unknown')!;
  const older = (now: number): number => sales.olderThan(60_000, now)[1];
  expect([60_000, 60_999, 61_000].map(older)).toEqual([0, 0, 2]);
  expect(sales.oldest()).toBe(0);
});
