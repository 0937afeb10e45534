import { describe, expect, test } from 'vitest';
import { combinations } from '../../collector/families/views.ts';
import type { Tally } from '../../collector/state/tally.ts';
import { type Draft, openFixture } from './fixture.ts';
import { sale } from './stories/sales.ts';
import { contract, order, payout } from './stories/settlement.ts';

const sold = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  sale('2026-11-20 12:00', 'alipay', 1, 'A', 100),
  order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 100]]),
];

function bookOf(...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...sold, ...events);
  return fixture.restart().ledger.payouts;
}

function nonZero(tally: Tally): Record<string, number> {
  const all = combinations(tally.dimensions).map(
    (labels) => [labels.join(' '), tally.get(...labels)] as const,
  );
  return Object.fromEntries(all.filter(([, value]) => value !== 0));
}

describe('payouts book', () => {
  test('counts what banks answer, with its money', () => {
    const book = bookOf(
      payout('2026-11-23 08:00', '1', 'instructed', 100, { account: 'payer_main' }),
      payout('2026-11-23 08:01', '1', 'accepted', 100),
      payout('2026-11-23 08:20', '1', 'credited', 100),
      payout('2026-11-23 17:00', '1', 'returned', 100, { reason: 'account_closed' }),
      payout('2026-11-23 17:30', '1', 'instructed', 100, { attempt: 2, account: 'payer_reserve' }),
      payout('2026-11-23 17:31', '1', 'failed', 100, { attempt: 2, reason: 'name_mismatch' }),
    );
    expect(nonZero(book.results)).toEqual({
      'ibps bank_a accepted': 1,
      'ibps bank_a credited': 1,
      'ibps bank_a returned': 1,
      'ibps bank_a rejected': 1,
    });
    expect(book.amounts.get('ibps', 'bank_a', 'credited', 'CNY')).toBe(100);
    expect(nonZero(book.returns)).toEqual({ 'bank_a account_closed': 1 });
    expect(nonZero(book.failures)).toEqual({ 'ibps name_mismatch': 1 });
  });

  test('measures from the instruction to the credit, whichever came first', () => {
    const instructed = payout('2026-11-23 08:00', '1', 'instructed', 100);
    const credited = payout('2026-11-23 08:20', '1', 'credited', 100);
    const returned = payout('2026-11-23 17:00', '1', 'returned', 100);
    for (const events of [
      [instructed, credited, returned],
      [credited, instructed],
      [returned, credited, instructed],
    ])
      expect(bookOf(...events).duration.get('ibps')).toMatchObject({
        sum: 1200,
        counts: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      });
  });

  test('measures every attempt that was credited', () => {
    const book = bookOf(
      payout('2026-11-23 08:00', '1', 'instructed', 100),
      payout('2026-11-23 08:20', '1', 'credited', 100),
      payout('2026-11-23 17:00', '1', 'returned', 100),
      payout('2026-11-23 17:30', '1', 'instructed', 100, { attempt: 2 }),
      payout('2026-11-23 17:40', '1', 'credited', 100, { attempt: 2 }),
    );
    expect(book.duration.get('ibps').sum).toBe(1200 + 600);
  });

  test.each<[string, readonly Draft[], number]>([
    ['one payout', [payout('2026-11-23 08:00', '1', 'credited', 100)], 0],
    [
      'a second payout in the same attempt',
      [
        payout('2026-11-23 08:00', '1', 'credited', 100),
        payout('2026-11-23 08:01', '1', 'instructed', 100, { payoutId: 'PO-1-again' }),
      ],
      1,
    ],
    [
      'two credits',
      [
        payout('2026-11-23 08:00', '1', 'credited', 100),
        payout('2026-11-23 08:01', '1', 'credited', 100, { attempt: 2 }),
      ],
      1,
    ],
    [
      'a second payout that was blocked',
      [
        payout('2026-11-23 08:00', '1', 'credited', 100),
        payout('2026-11-23 08:01', '1', 'failed', 100, { payoutId: 'PO-1-again', reason: 'duplicate' }),
      ],
      0,
    ],
    [
      'a new attempt after a return',
      [
        payout('2026-11-23 08:00', '1', 'returned', 100),
        payout('2026-11-23 08:01', '1', 'credited', 100, { attempt: 2 }),
      ],
      0,
    ],
  ])('knows whether an order is paid more than once: %s', (_name, events, doubled) => {
    expect(bookOf(...events).doubled.get('ibps')).toBe(doubled);
  });

  test('calls a refused duplicate blocked', () => {
    const book = bookOf(payout('2026-11-23 08:01', '1', 'failed', 100, { reason: 'duplicate' }));
    expect(nonZero(book.results)).toEqual({ 'ibps bank_a duplicate_blocked': 1 });
  });

  test('sees a payout that is not the sum of the nets, once', () => {
    const instructed = payout('2026-11-23 08:00', '1', 'instructed', 90);
    expect(bookOf(instructed, payout('2026-11-23 08:20', '1', 'credited', 90)).unequal.get('ibps')).toBe(1);
    expect(bookOf(payout('2026-11-23 08:00', '1', 'instructed', 100)).unequal.get('ibps')).toBe(0);
    const early = openFixture();
    early.book(instructed, ...sold);
    expect(early.ledger.payouts.unequal.get('ibps')).toBe(1);
  });
});
