import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missedOf } from '../verify/calibration/outcome.ts';
import { reliability, type Weighted } from '../verify/calibration/table.ts';

describe('what of a share was missed', () => {
  test('what stayed where it was is its own; the rest of the cell is not blamed for it', () => {
    const waited = [
      { account: 'payout.accepted:bank_a', amount: 400 },
      { account: 'payout.accepted:bank_b', amount: 600 },
    ];
    expect(missedOf(waited, [['payout.accepted:bank_b', 600]], 0)).toEqual([0, 1]);
  });

  test('what is left elsewhere came from everything that moved, newer sales too', () => {
    const waited = [{ account: 'clearing.captured', amount: 300 }];
    expect(missedOf(waited, [['settlement.cleared', 100]], 0)).toEqual([1 / 3]);
    expect(missedOf(waited, [['settlement.cleared', 100]], 700)).toEqual([0.1]);
  });

  test('no fen is missed twice, and none is invented', () => {
    const account = fc.constantFrom('a', 'b', 'c');
    const amount = fc.integer({ min: 1, max: 1000 });
    const distinct = fc.uniqueArray(fc.tuple(account, amount), { selector: ([name]) => name });
    fc.assert(
      fc.property(distinct, distinct, fc.nat(500), (before, left, newer) => {
        const waited = before.map(([name, value]) => ({ account: name, amount: value }));
        const missed = missedOf(waited, left, newer);
        const sum = missed.reduce((total, share, i) => total + share * waited[i]!.amount, 0);
        for (const share of missed) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(sum).toBeLessThanOrEqual(left.reduce((total, [, value]) => total + value, 0) + 1e-6);
      }),
      { numRuns: 100 },
    );
  });
});

test('a bin says what was said and what came, over forecasts and over money', () => {
  const one = (said: number, missed: number, amount: number, weight = 1): Weighted => ({
    observation: {
      at: 0,
      perceivedAt: 1,
      account: 'x',
      amount,
      said,
      missed,
      milestone: { expectedAt: 0, delay: { usual: 0, spread: 1, faulty: 0, repair: 1 }, afterwards: 0 },
    },
    weight,
  });
  const table = reliability([one(0.9, 1, 300), one(1, 0, 100, 3), one(0.04, 0, 7)]);
  expect(table.map(({ forecasts }) => forecasts)).toEqual([1, 0, 0, 0, 2]);
  expect(table[4]!.counted).toEqual({ said: expect.closeTo(0.975), missed: 0.25 });
  expect(table[4]!.amounts).toEqual({ said: expect.closeTo(0.95), missed: 0.5 });
});
