import { describe, expect, test } from 'vitest';
import { books, openFixture } from '../fixture.ts';
import { callback, declined, reversal, sale, unknown, upload } from '../stories/sales.ts';
import { contract } from '../stories/settlement.ts';
import { booksOf, card, dual, noon, t1, wallet } from './books.ts';

describe('movements of sales, docs/ledger.md', () => {
  describe('an approved capture', () => {
    test('waits for the clearing file on a single-message channel', () => {
      expect(booksOf(sale(noon, 'cup_card', 1, 'A', 1280))).toEqual({
        [card]: { sales: -1280, 'clearing.captured': 1280 },
      });
    });

    test('may be settled at once on a channel that settles from the ledger', () => {
      expect(booksOf(sale(noon, 'alipay', 1, 'A', 500))).toEqual({
        [wallet]: { sales: -500, 'settlement.cleared': 500 },
      });
    });

    test('may be settled at once where the acquirer pre-funds the mode', () => {
      expect(
        booksOf(sale(noon, 'cup_card', 1, 'P', 500), sale('2026-11-20 12:13', 'cup_card', 2, 'S', 70)),
      ).toEqual({
        'cup_card 2026-11-20 T+0': { sales: -500, 'settlement.cleared': 500 },
        'cup_card 2026-11-20 S+0 12:10': { sales: -70, 'settlement.cleared': 70 },
      });
    });

    test('waits for its upload on a dual-message channel', () => {
      expect(booksOf(sale(noon, 'intl', 1, 'A', 900))).toEqual({
        [dual]: { sales: -900, 'terminal.upload': 900 },
      });
    });

    test('belongs to the next clearing day at the day-cut of its channel', () => {
      expect(
        Object.keys(
          booksOf(
            sale('2026-11-20 23:00', 'cup_card', 1, 'A', 1),
            sale('2026-11-20 23:00', 'alipay', 1, 'A', 1),
          ),
        ),
      ).toEqual(['cup_card 2026-11-21 T+1', 'alipay 2026-11-20 T+1']);
    });

    test.each(['sale_void', 'preauth', 'preauth_void', 'refund', 'balance_inquiry'])('is not %s', (type) => {
      expect(booksOf(sale(noon, 'cup_card', 1, 'A', 1280, { type }))).toEqual({});
    });

    test.each(['preauth_completion', 'offline_sale', 'adjustment', 'qr_payment'])('is %s', (type) => {
      expect(booksOf(sale(noon, 'cup_card', 1, 'A', 5, { type }))[card]).toEqual({
        sales: -5,
        'clearing.captured': 5,
      });
    });

    test('is nothing when it was declined', () => {
      expect(booksOf(declined(noon, 'cup_card', 1, 'A', 1280))).toEqual({});
    });
  });

  describe('an unknown outcome', () => {
    const first = unknown(noon, 'cup_card', 1, 'A', 300);
    const firstByWallet = unknown(noon, 'alipay', 1, 'A', 300);

    test('waits at the switch', () => {
      expect(booksOf(first)).toEqual({ [card]: { sales: -300, 'switch.unknown': 300 } });
    });

    test.each([
      [
        'a late approval',
        [first, sale('2026-11-20 12:01', 'cup_card', 1, 'A', 300)],
        card,
        'clearing.captured',
      ],
      ['a late decline', [first, declined('2026-11-20 12:01', 'cup_card', 1, 'A', 300)], card, 'voided'],
      [
        'an accepted reversal',
        [first, reversal('2026-11-20 12:01', 'cup_card', 1, 'A', 300)],
        card,
        'voided',
      ],
      [
        'a callback: paid',
        [firstByWallet, callback('2026-11-20 12:01', 'alipay', 1, 'A', 300)],
        wallet,
        'settlement.cleared',
      ],
      [
        'a callback: closed',
        [firstByWallet, callback('2026-11-20 12:01', 'alipay', 1, 'A', 300, { state: 'closed' })],
        wallet,
        'voided',
      ],
    ])('is settled by %s', (_name, events, cell, account) => {
      expect(booksOf(...events)).toEqual({ [cell]: { sales: -300, [account]: 300 } });
    });

    test.each(['pending', 'rejected'])('is not settled by a reversal that is %s', (result) => {
      expect(booksOf(first, reversal('2026-11-20 12:01', 'cup_card', 1, 'A', 300, { result }))).toEqual({
        [card]: { sales: -300, 'switch.unknown': 300 },
      });
    });

    test('on a dual-message channel goes on to wait for its upload', () => {
      expect(booksOf(unknown(noon, 'intl', 1, 'A', 9), sale('2026-11-20 12:01', 'intl', 1, 'A', 9))).toEqual({
        [dual]: { sales: -9, 'terminal.upload': 9 },
      });
    });

    test('that was reversed stays voided when the approval comes after all', () => {
      expect(
        booksOf(
          first,
          reversal('2026-11-20 12:01', 'cup_card', 1, 'A', 300),
          sale('2026-11-20 12:02', 'cup_card', 1, 'A', 300),
        ),
      ).toEqual({ [card]: { sales: -300, voided: 300 } });
    });
  });

  describe('an upload', () => {
    test.each(['foreign_capture', 'tip', 'offline', 'detail', 'tc'])(
      'of a dual-message sale (%s) captures it',
      (type) => {
        expect(
          booksOf(sale(noon, 'intl', 1, 'A', 900), upload('2026-11-20 22:30', 'intl', 1, 'A', 900, { type })),
        ).toEqual({
          [dual]: { sales: -900, 'clearing.captured': 900 },
        });
      },
    );

    test.each(['offline', 'tip', 'foreign_capture'])('without an authorization (%s) is a capture', (type) => {
      expect(booksOf(upload('2026-11-20 22:30', 'cup_card', 7, 'A', 60, { type }))).toEqual({
        [card]: { sales: -60, 'clearing.captured': 60 },
      });
    });

    test.each(['detail', 'tc', 'refund'])('of a single-message sale (%s) proves what is booked', (type) => {
      expect(booksOf(upload('2026-11-20 22:30', 'cup_card', 7, 'A', 60, { type }))).toEqual({});
    });

    test.each(['rejected', 'retried', 'abandoned'])(
      'that is %s leaves its money at the terminal',
      (result) => {
        const events = [upload('2026-11-20 22:30', 'cup_card', 7, 'A', 60, { type: 'offline', result })];
        expect(booksOf(...events)).toEqual({ [card]: { sales: -60, 'terminal.upload': 60 } });
        events.push(upload('2026-11-20 22:40', 'cup_card', 7, 'A', 60, { type: 'offline', attempt: 2 }));
        expect(booksOf(...events)).toEqual({ [card]: { sales: -60, 'clearing.captured': 60 } });
      },
    );
  });

  test('a merchant without a contract of record is booked under T+1, and counted', () => {
    const fixture = openFixture();
    fixture.book(t1, sale(noon, 'cup_card', 1, 'Z', 10), sale(noon, 'cup_card', 2, 'A', 10));
    expect(books(fixture)[card]).toEqual({ sales: -20, 'clearing.captured': 20 });
    expect(fixture.ledger.money.uncontracted.get('cup_card')).toBe(1);
  });

  test('a contract that comes after the sale does not tear it apart', () => {
    const late = contract('2026-11-20 12:30', 'N', 'D+1');
    expect(
      booksOf(unknown(noon, 'cup_card', 1, 'N', 10), late, sale('2026-11-20 12:31', 'cup_card', 1, 'N', 10)),
    ).toEqual({
      [card]: { sales: -10, 'clearing.captured': 10 },
    });
  });

  test('a change of contract rules from the clearing day after it was recorded', () => {
    const change = contract('2026-11-20 18:00', 'A', 'D+1', {
      version: 2,
      effectiveFrom: '2026-11-20',
      change: 'mode',
    });
    expect(
      Object.keys(
        booksOf(
          sale(noon, 'cup_card', 1, 'A', 1),
          change,
          sale('2026-11-20 19:00', 'cup_card', 2, 'A', 1),
          sale('2026-11-20 23:30', 'cup_card', 3, 'A', 1),
        ),
      ),
    ).toEqual([card, 'cup_card 2026-11-21 D+1']);
  });
});
