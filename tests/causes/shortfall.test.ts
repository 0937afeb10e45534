import { describe, expect, test } from 'vitest';
import { type Draft, missing, openFixture } from '../ledger/fixture.ts';
import { fee, line } from '../ledger/stories/clearing.ts';
import { chargeback, refund, reversal, sale, upload } from '../ledger/stories/sales.ts';
import { order, payout } from '../ledger/stories/settlement.ts';
import { contracts, noon } from './story.ts';

const now = '2026-11-23 12:00';

function missingOf(...events: readonly Draft[]): Record<string, number> {
  const fixture = openFixture();
  fixture.book(...contracts, ...events);
  return missing(fixture, now);
}

const cardSale = sale(noon, 'cup_card', 1, 'A', 100);
const cardLine = line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 100);
const cardOrder = order('2026-11-23 05:30', '1', 'A', 'T+1', [['cup_card', '2026-11-20', 100]]);
const instant = (net: number, over = {}) =>
  order('2026-11-20 12:20', '2', 'S', 'S+0', [
    ['cup_card', '2026-11-20', net, { soldAt: '2026-11-20T12:13:00+08:00', ...over }],
  ]);

describe('below zero, docs/ledger.md', () => {
  test.each<[string, readonly Draft[], Record<string, number>]>([
    ['a line before its sale', [cardLine], { 'suspense clearing.captured': 100 }],
    ['an order before its line', [cardSale, cardOrder], { 'suspense settlement.cleared': 100 }],
    ['an order before anything', [cardOrder], { 'suspense settlement.cleared': 100 }],
    ['an instant order before its sale', [instant(70)], { 'suspense settlement.cleared': 70 }],
    [
      'a payout that was credited before its sale',
      [cardLine, cardOrder, payout('2026-11-23 08:00', '1', 'credited', 100)],
      { 'suspense clearing.captured': 100 },
    ],
    [
      'more ordered than was sold',
      [
        sale(noon, 'alipay', 1, 'A', 60),
        order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 100]]),
      ],
      { 'suspense settlement.cleared': 40 },
    ],
    [
      'a reversal of what was already ordered',
      [
        sale(noon, 'alipay', 1, 'A', 60),
        order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 60]]),
        reversal('2026-11-23 06:00', 'alipay', 1, 'A', 60, { clearingDay: '2026-11-20' }),
      ],
      { 'suspense settlement.cleared': 60 },
    ],
  ])('%s is in suspense', (_name, events, expected) => {
    expect(missingOf(...events)).toEqual(expected);
  });

  test.each<[string, readonly Draft[], Record<string, number>]>([
    [
      'a refund on a day without sales',
      [refund(noon, 'cup_card', 1, 'A', 30)],
      { 'debt clearing.captured': 30 },
    ],
    [
      'a refund that outweighs the sales',
      [sale(noon, 'alipay', 1, 'A', 20), refund(noon, 'alipay', 2, 'A', 50)],
      { 'debt settlement.cleared': 30 },
    ],
    [
      'a refund of S+0 whose sale was paid',
      [
        sale('2026-11-20 12:13', 'cup_card', 1, 'S', 70),
        instant(70),
        refund('2026-11-20 14:00', 'cup_card', 2, 'S', 70),
      ],
      { 'debt settlement.cleared': 70 },
    ],
    [
      'a chargeback',
      [chargeback('2026-11-20 09:00', 'cup_card', '2026-11-20', 'A', 9)],
      { 'debt clearing.captured': 9 },
    ],
    ['a charge', [fee('2026-11-21 04:00', 'alipay', '2026-11-20', 'A', 8)], { 'debt settlement.cleared': 8 }],
    [
      'a negative line',
      [refund(noon, 'cup_card', 1, 'A', 30), line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', -30)],
      { 'debt settlement.cleared': 30 },
    ],
    [
      'a refund after the order',
      [
        sale(noon, 'alipay', 1, 'A', 60),
        order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 60]]),
        refund(noon, 'alipay', 2, 'A', 10),
      ],
      { 'debt settlement.cleared': 10 },
    ],
  ])('%s is a debt', (_name, events, expected) => {
    expect(missingOf(...events)).toEqual(expected);
  });

  test('a debt that an order nets is gone', () => {
    expect(
      missingOf(
        refund(noon, 'cup_card', 1, 'S', 40),
        sale('2026-11-20 12:13', 'cup_card', 2, 'S', 70),
        instant(30, { netted: 40 }),
        order('2026-11-20 12:20', '3', 'S', 'S+0', [
          ['cup_card', '2026-11-20', 0, { netted: -40, transactions: 0 }],
        ]),
      ),
    ).toEqual({});
  });

  test('nothing is missing when everything has its counterpart', () => {
    const capture = upload('2026-11-20 22:30', 'intl', 5, 'A', 70);
    expect(missingOf(cardOrder, cardLine, cardSale, capture, sale(noon, 'intl', 5, 'A', 70))).toEqual({});
  });

  test('a payout whose order never came is in suspense by itself', () => {
    const fixture = openFixture();
    fixture.book(...contracts, payout('2026-11-23 08:00', '1', 'instructed', 100));
    const { banks } = fixture.ledger.money;
    expect(banks.orphaned('CNY')).toEqual({ payouts: 1, amount: 100 });
    fixture.book(cardSale, cardLine, cardOrder);
    expect(banks.orphaned('CNY')).toEqual({ payouts: 0, amount: 0 });
    expect(missing(fixture, now)).toEqual({});
  });
});
