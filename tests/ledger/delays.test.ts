import { describe, expect, test } from 'vitest';
import { type Draft, openFixture } from './fixture.ts';
import { sale } from './stories/sales.ts';
import { contract, order, payout } from './stories/settlement.ts';

const contracts = [contract('2026-11-01 10:00', 'A', 'T+1'), contract('2026-11-01 10:00', 'S', 'S+0')];
const hour = 3600;

function bookOf(...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...contracts, ...events);
  return fixture.restart().ledger.delays;
}

const friday = (net: number) => [
  sale('2026-11-20 12:00', 'cup_card', 1, 'A', net),
  order('2026-11-23 05:30', '1', 'A', 'T+1', [['cup_card', '2026-11-20', net]]),
];
const count = (observed: { readonly counts: readonly number[] }) =>
  observed.counts.reduce((a, b) => a + b, 0);

describe('delays book', () => {
  test('measures from the close of the clearing day to the credit', () => {
    const book = bookOf(...friday(100), payout('2026-11-23 09:00', '1', 'credited', 100));
    expect(book.delay.get('cup_card', 'T+1')).toMatchObject({ sum: 58 * hour });
    expect(book.lateness.get('T+1')).toMatchObject({ sum: 0, counts: [1, 0, 0, 0, 0, 0, 0, 0, 0] });
    expect(book.byAmount.get('under_1k').sum).toBe(58 * hour);
  });

  test('says how late it came against the time merchants miss it', () => {
    const book = bookOf(...friday(100), payout('2026-11-23 12:00', '1', 'credited', 100));
    expect(book.lateness.get('T+1').sum).toBe(1.5 * hour);
  });

  test('measures S+0 from the end of its slot, never below zero', () => {
    const parts = (soldAt: string) => [['cup_card', '2026-11-20', 70, { soldAt }]] as const;
    const book = bookOf(
      order('2026-11-20 12:14', '1', 'S', 'S+0', parts('2026-11-20T12:13:00+08:00')),
      payout('2026-11-20 12:15', '1', 'credited', 70),
      order('2026-11-20 12:24', '2', 'S', 'S+0', parts('2026-11-20T12:13:00+08:00')),
      payout('2026-11-20 12:50', '2', 'credited', 70),
    );
    expect(book.delay.get('cup_card', 'S+0')).toMatchObject({ sum: 30 * 60 });
    expect(book.lateness.get('S+0').sum).toBe(15 * 60);
  });

  test.each([
    [999_99, 'under_1k'],
    [1000_00, '1k_10k'],
    [10_000_00, '10k_100k'],
    [100_000_00, '100k_up'],
  ])('puts %i fen into %s', (net, band) => {
    const book = bookOf(...friday(net), payout('2026-11-23 09:00', '1', 'credited', net));
    expect(count(book.byAmount.get(band))).toBe(1);
  });

  test('measures a credit once, whatever comes before or after it', () => {
    const [sold, ordered] = friday(100);
    const credited = payout('2026-11-23 09:00', '1', 'credited', 100);
    const returned = payout('2026-11-23 17:00', '1', 'returned', 100);
    for (const events of [
      [credited, ordered!, sold!, returned],
      [returned, credited, sold!, ordered!],
    ])
      expect(bookOf(...events).delay.get('cup_card', 'T+1')).toMatchObject({ sum: 58 * hour });
  });

  test('measures every credited attempt and every channel and day of an order', () => {
    const book = bookOf(
      order('2026-11-23 05:30', '1', 'A', 'T+1', [
        ['cup_card', '2026-11-20', 50],
        ['cup_card', '2026-11-21', 50],
        ['alipay', '2026-11-21', 0, { netted: -5 }],
      ]),
      payout('2026-11-23 09:00', '1', 'credited', 100),
      payout('2026-11-23 17:00', '1', 'returned', 100),
      payout('2026-11-24 09:00', '1', 'credited', 100, { attempt: 2, settlementDay: '2026-11-23' }),
    );
    expect(book.delay.get('cup_card', 'T+1').sum).toBe((58 + 34 + 82 + 58) * hour);
    expect(count(book.delay.get('alipay', 'T+1'))).toBe(0);
    expect(count(book.lateness.get('T+1'))).toBe(2);
  });

  test('counts a mode without a schedule as Tn', () => {
    const book = bookOf(
      contract('2026-11-01 10:00', 'W', 'W+5'),
      order('2026-11-27 05:30', '1', 'W', 'W+5', [['cup_card', '2026-11-20', 50]]),
      payout('2026-11-27 09:00', '1', 'credited', 50),
    );
    expect(count(book.delay.get('cup_card', 'Tn'))).toBe(1);
  });
});
