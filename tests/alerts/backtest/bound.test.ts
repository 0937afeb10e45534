import { describe, expect, test } from 'vitest';
import { boundOf } from '../../../alerts/backtest/bound.ts';
import { stretchesOf } from '../../../alerts/backtest/evaluate.ts';

describe('the first operand of an expression', () => {
  test.each([
    ['a > 1 and on (channel) b', 'a > 1'],
    ['a > 1 unless on () b and c', 'a > 1'],
    ['sum(a or b) > 1\nunless c', 'sum(a or b) > 1'],
    ['a{job="x and y"} > 1 AND b', 'a{job="x and y"} > 1'],
    ['a{job=~"\\" and "} > 1 and b', 'a{job=~"\\" and "} > 1'],
    ['(a and b) > 1 and c', '(a and b) > 1'],
  ])('%s', (expr, bound) => {
    expect(boundOf(expr)).toBe(bound);
  });

  test.each([['a > 1'], ['a and b or c'], ['a or b unless c'], ['(a and b) > 1'], ['android > 1']])(
    'none: %s',
    (expr) => {
      expect(boundOf(expr)).toBeUndefined();
    },
  );
});

test('stretches hold every instant with a value; what is close is one', () => {
  const at = (...seconds: number[]) => ({ labels: {}, values: seconds.map((s) => [s, '1'] as const) });
  expect(stretchesOf([at(60, 120), at(90, 2000)], 30_000)).toEqual([
    { from: 60_000, until: 120_000, step: 30_000 },
    { from: 2_000_000, until: 2_000_000, step: 30_000 },
  ]);
  expect(stretchesOf([], 30_000)).toEqual([]);
});
