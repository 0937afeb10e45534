import { describe, expect, test } from 'vitest';
import { drops, flips, moves } from '../verify/mutation/expression.ts';

const expr =
  'sum by (a) (rate(x{b=~"c > 1 and d"}[5m])) / (y > 0) > on (a) group_left () 0.05 and on (a) (z >= 20 unless w == 1) unless on (a) v{k!="1"} <= 5';

describe('wrong rules are made from', () => {
  test('comparisons, and never from label matchers or quoted text', () => {
    expect(flips(expr).map(({ what }) => what.split(' ')[0])).toEqual(['>', '>', '>=', '==', '<=']);
    expect(flips('a >= 3')).toMatchObject([{ expr: 'a <= 3' }]);
    expect(flips('a{b!="1"} > on (c) d')).toMatchObject([{ expr: 'a{b!="1"} < on (c) d' }]);
  });

  test('thresholds, a fifth up and down, and never from zero, windows or other numbers', () => {
    expect(moves('rate(a[5m]) * 60 > 0.05').map((each) => each.expr)).toEqual([
      'rate(a[5m]) * 60 > 0.06',
      'rate(a[5m]) * 60 > 0.04',
    ]);
    expect(moves('a / (b > 0)')).toEqual([]);
    expect(moves(expr).map(({ what }) => what.split(':')[0])).toEqual([
      '0.05 becomes 0.06',
      '0.05 becomes 0.04',
      '20 becomes 24',
      '20 becomes 16',
      '1 becomes 1.2',
      '1 becomes 0.8',
      '5 becomes 6',
      '5 becomes 4',
    ]);
  });

  test('guards of the outermost level, one at a time', () => {
    const [first, second, ...more] = drops(expr);
    expect(more).toEqual([]);
    expect(first!.expr).toBe(
      'sum by (a) (rate(x{b=~"c > 1 and d"}[5m])) / (y > 0) > on (a) group_left () 0.05 unless on (a) v{k!="1"} <= 5',
    );
    expect(second!.expr).toBe(expr.slice(0, expr.lastIndexOf(' unless')));
    expect(drops('a > 1')).toEqual([]);
  });
});
