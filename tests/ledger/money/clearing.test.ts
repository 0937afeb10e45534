import { describe, expect, test } from 'vitest';
import { books, openFixture } from '../fixture.ts';
import { fee, line } from '../stories/clearing.ts';
import { chargeback, refund, reversal, sale } from '../stories/sales.ts';
import { booksOf, card, dual, noon, t1, wallet } from './books.ts';

describe('movements of what goes back and what is cleared, docs/ledger.md', () => {
  describe('what goes back', () => {
    const sold = sale(noon, 'cup_card', 1, 'A', 1000);

    test('an accepted reversal voids an approved sale where it stands', () => {
      expect(booksOf(sold, reversal('2026-11-20 12:01', 'cup_card', 1, 'A', 1000))).toEqual({
        [card]: { sales: -1000, voided: 1000 },
      });
      expect(booksOf(sale(noon, 'intl', 1, 'A', 9), reversal('2026-11-20 12:01', 'intl', 1, 'A', 9))).toEqual(
        {
          [dual]: { sales: -9, voided: 9 },
        },
      );
    });

    test('a refund is taken from the clearing day it falls in', () => {
      expect(
        booksOf(
          sold,
          refund('2026-11-21 09:00', 'cup_card', 2, 'A', 400),
          refund('2026-11-20 13:00', 'cup_card', 3, 'A', 100, { type: 'void' }),
        ),
      ).toEqual({
        [card]: { sales: -1000, 'clearing.captured': 900, refunded: 100 },
        'cup_card 2026-11-21 T+1': { 'clearing.captured': -400, refunded: 400 },
      });
    });

    test('a refund of S+0 stands in the day, not in a slot', () => {
      expect(booksOf(refund(noon, 'cup_card', 2, 'S', 400))).toEqual({
        'cup_card 2026-11-20 S+0': { 'settlement.cleared': -400, refunded: 400 },
      });
    });

    test('a chargeback is debited and, when won, given back', () => {
      const debited = chargeback('2026-11-20 09:30', 'cup_card', '2026-11-20', 'A', 250);
      expect(booksOf(sold, debited)[card]).toMatchObject({ 'clearing.captured': 750, charged_back: 250 });
      expect(
        booksOf(sold, debited, {
          ...chargeback('2026-11-20 10:30', 'cup_card', '2026-11-20', 'A', 250, 'reversed'),
        })[card],
      ).toEqual({ sales: -1000, 'clearing.captured': 1000 });
    });

    test('a fee outside an order is taken from what may be settled', () => {
      expect(
        booksOf(sale(noon, 'alipay', 1, 'A', 1000), fee('2026-11-21 04:00', 'alipay', '2026-11-20', 'A', 30))[
          wallet
        ],
      ).toEqual({
        sales: -1000,
        'settlement.cleared': 970,
        fee: 30,
      });
    });
  });

  describe('a clearing line', () => {
    test('clears its gross on a channel that settles from the file', () => {
      expect(
        booksOf(
          sale(noon, 'cup_card', 1, 'A', 1000),
          line('2026-11-21 03:10', 'cup_card', '2026-11-20', 'A', 1000),
        )[card],
      ).toEqual({
        sales: -1000,
        'settlement.cleared': 1000,
      });
    });

    test('of a day on which refunds outweigh sales is negative', () => {
      expect(
        booksOf(
          refund(noon, 'cup_card', 1, 'A', 400),
          line('2026-11-21 03:10', 'cup_card', '2026-11-20', 'A', -400),
        )[card],
      ).toEqual({
        refunded: 400,
        'settlement.cleared': -400,
      });
    });

    test.each([
      ['pre-funded money', 'P', {}],
      ['another file of the channel', 'A', { fileType: 'fees' }],
    ])('moves nothing for %s', (_name, merchant, over) => {
      const sold = sale(noon, 'cup_card', 1, merchant, 1000);
      expect(booksOf(sold, line('2026-11-21 03:10', 'cup_card', '2026-11-20', merchant, 1000, over))).toEqual(
        booksOf(sold),
      );
    });

    test('moves nothing on a channel that settles from the ledger, but is held against its total', () => {
      const fixture = openFixture();
      fixture.book(
        t1,
        sale(noon, 'alipay', 1, 'A', 1000),
        line('2026-11-21 09:30', 'alipay', '2026-11-20', 'A', 990),
      );
      expect(books(fixture)[wallet]).toEqual({ sales: -1000, 'settlement.cleared': 1000 });
      expect(fixture.ledger.money.receivables.of('alipay', '2026-11-20', 'CNY')).toMatchObject({
        captured: 1000,
        lines: 990,
      });
    });
  });
});
