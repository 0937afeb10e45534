import { describe, expect, test } from 'vitest';
import { refund, sale } from '../stories/sales.ts';
import { hold, order, payout, release } from '../stories/settlement.ts';
import { booksOf, noon, wallet } from './books.ts';

describe('movements of orders and payouts, docs/ledger.md', () => {
  describe('an order', () => {
    const sold = sale(noon, 'alipay', 1, 'A', 1000);
    const ordered = order('2026-11-23 05:30', '1', 'A', 'T+1', [
      ['alipay', '2026-11-20', 900, { fee: 60, netted: 40 }],
    ]);

    test('takes net, fee and what is netted', () => {
      expect(booksOf(sold, ordered)[wallet]).toEqual({
        sales: -1000,
        'payout.ordered': 900,
        fee: 60,
        netted: 40,
      });
    });

    test('of S+0 takes from the slot of the sale, and a part that is a debt settles the day', () => {
      const parts = [
        ['cup_card', '2026-11-20', 30, { soldAt: '2026-11-20T12:13:00+08:00', netted: 40 }],
        ['cup_card', '2026-11-20', 0, { netted: -40, transactions: 0 }],
      ] as const;
      expect(
        booksOf(
          refund(noon, 'cup_card', 2, 'S', 40),
          sale('2026-11-20 12:13', 'cup_card', 3, 'S', 70),
          order('2026-11-20 12:20', '2', 'S', 'S+0', parts),
        ),
      ).toEqual({
        'cup_card 2026-11-20 S+0': { refunded: 40, netted: -40 },
        'cup_card 2026-11-20 S+0 12:10': { sales: -70, 'payout.ordered': 30, netted: 40 },
      });
    });

    test('takes the money from the cell of the contract of record, whatever mode it names', () => {
      const named = order('2026-11-21 05:30', '3', 'A', 'D+1', [['alipay', '2026-11-20', 1000]]);
      expect(booksOf(sold, named)[wallet]).toEqual({ sales: -1000, 'payout.ordered': 1000 });
      const instantly = order('2026-11-20 12:20', '4', 'A', 'S+0', [
        ['alipay', '2026-11-20', 1000, { soldAt: '2026-11-20T12:00:00+08:00' }],
      ]);
      expect(booksOf(sold, instantly)[wallet]).toEqual({ sales: -1000, 'payout.ordered': 1000 });
      const late = order('2026-11-23 05:30', '5', 'S', 'T+1', [
        ['cup_card', '2026-11-20', 70, { soldAt: '2026-11-20T12:13:00+08:00' }],
      ]);
      expect(booksOf(sale('2026-11-20 12:13', 'cup_card', 3, 'S', 70), late)).toEqual({
        'cup_card 2026-11-20 S+0 12:10': { sales: -70, 'payout.ordered': 70 },
      });
    });

    test('is held and released', () => {
      const held = hold('2026-11-23 05:31', '1', 'risk_control');
      expect(booksOf(sold, ordered, held)[wallet]).toMatchObject({ 'account.held:risk_control': 900 });
      expect(booksOf(sold, ordered, held, release('2026-11-23 15:00', '1'))[wallet]).toMatchObject({
        'payout.ordered': 900,
      });
    });

    test('that is held twice waits until both are released, for the newest reason', () => {
      const twice = [
        sold,
        ordered,
        hold('2026-11-23 05:31', '1', 'risk_control'),
        hold('2026-11-23 06:00', '1', 'judicial', { hold: 2 }),
      ];
      expect(booksOf(...twice)[wallet]).toMatchObject({ 'account.held:judicial': 900 });
      twice.push(release('2026-11-23 07:00', '1', { hold: 2 }));
      expect(booksOf(...twice)[wallet]).toMatchObject({ 'account.held:risk_control': 900 });
      twice.push(release('2026-11-23 08:00', '1'));
      expect(booksOf(...twice)[wallet]).toMatchObject({ 'payout.ordered': 900 });
    });

    test.each([
      [[['instructed']], 'payout.instructed:bank_a'],
      [[['instructed'], ['accepted']], 'payout.accepted:bank_a'],
      [[['instructed'], ['credited']], 'credited'],
      [[['instructed'], ['failed', 'name_mismatch']], 'payout.failed:name_mismatch'],
      [[['instructed'], ['failed']], 'payout.failed:other'],
      [[['credited'], ['returned', 'account_closed']], 'payout.returned:account_closed'],
      [[['failed', 'bank_timeout'], ['credited']], 'credited'],
      [
        [
          ['returned', 'account_closed', 1],
          ['instructed', undefined, 2],
        ],
        'payout.instructed:bank_a',
      ],
      [
        [
          ['returned', 'account_closed', 1],
          ['credited', undefined, 2],
        ],
        'credited',
      ],
      [
        [
          ['credited', undefined, 1],
          ['failed', 'duplicate', 2],
        ],
        'credited',
      ],
      [
        [
          ['instructed', undefined, 1],
          ['instructed', undefined, 2],
          ['failed', 'duplicate', 2],
        ],
        'payout.instructed:bank_a',
      ],
      [[['failed', 'duplicate']], 'payout.failed:duplicate'],
    ] as [[string, string?, number?][], string][])('whose payout was %j stands in %s', (states, account) => {
      const payouts = states.map(([state, reason, attempt = 1], i) =>
        payout(`2026-11-23 08:0${i}`, '1', state, 900, { attempt, ...(reason && { reason }) }),
      );
      expect(booksOf(sold, ordered, ...payouts)[wallet]).toEqual({
        sales: -1000,
        [account]: 900,
        fee: 60,
        netted: 40,
      });
    });

    test('is not held any more once its payout was instructed', () => {
      expect(
        booksOf(
          sold,
          ordered,
          payout('2026-11-23 08:00', '1', 'instructed', 900),
          hold('2026-11-23 08:01', '1', 'risk_control'),
        )[wallet],
      ).toMatchObject({ 'payout.instructed:bank_a': 900 });
    });
  });
});
