import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../collector/state/part.ts';
import { sketch } from '../../collector/state/sketch.ts';

function rowsOf(part: { drain(out: Row[], kind: 'commit'): void }): Row[] {
  const out: Row[] = [];
  part.drain(out, 'commit');
  return out;
}

/** Relative errors of `runs` sketches of n identifiers each. */
function errors(n: number, runs: number, name: (run: number, i: number) => string | number): number[] {
  const many = sketch('many');
  return Array.from({ length: runs }, (_, run) => {
    const key = `k${run}`;
    for (let i = 0; i < n; i++) many.add(key, name(run, i));
    const error = (many.estimate(key) - n) / n;
    many.delete(key);
    return error;
  });
}

const rms = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const merchantNumber = (run: number, i: number) => `10229005331${String(run * 200_000 + i).padStart(8, '0')}`;

describe('sketch', () => {
  it('counts a few identifiers almost exactly', () => {
    for (const n of [1, 2, 5, 10, 20]) {
      const worst = Math.max(...errors(n, 40, merchantNumber).map((e) => Math.abs(e * n)));
      expect(worst, `${n} identifiers`).toBeLessThanOrEqual(1);
    }
  });

  // 2.3 % is the theoretical standard error; 5,000 lies where the original estimator has its bump.
  it.each([
    [100, 60, 0.02],
    [1000, 40, 0.025],
    [5000, 40, 0.03],
    [50_000, 16, 0.035],
  ])('is off by its standard error at %i identifiers', (n, runs, bound) => {
    const text = errors(n, runs, merchantNumber);
    const interned = errors(n, runs, (run, i) => run * 200_000 + i);
    for (const each of [text, interned]) {
      expect(rms(each)).toBeLessThan(bound);
      expect(Math.abs(mean(each))).toBeLessThan(bound / 2);
    }
  });

  it('ignores repeats and the order of adding, and a union is the sketch of all', () => {
    const ids = fc.array(fc.nat(3000).map(String), { maxLength: 200 });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const s = sketch('s');
        for (const id of a) s.add('a', id);
        for (const id of b) s.add('b', id);
        for (const id of [...b, ...a, ...b].toReversed()) s.add('both', id);
        expect(s.union(['a', 'b', 'missing'])).toBe(s.estimate('both'));
        expect(s.estimate('a')).toBeLessThanOrEqual(s.estimate('both'));
      }),
      { numRuns: 40 },
    );
  });

  it('reads the same after a restart, sparse or full, and forgets deleted keys there too', () => {
    const s = sketch('s');
    for (let i = 0; i < 300; i++) s.add('few', `m${i}`);
    for (let i = 0; i < 20_000; i++) s.add('many', i);
    s.add('gone', 'x');
    const stored = new Map(rowsOf(s).map((row) => [row.key, row.value]));
    expect((stored.get('few') as Uint8Array).length).toBeLessThan(1000);
    expect((stored.get('many') as Uint8Array).length).toBe(2048);
    expect(s.delete('gone')).toBe(true);
    for (const row of rowsOf(s)) stored.set(row.key, row.value);
    const again = sketch('s');
    for (const [key, value] of stored) if (value !== null) again.load(key, value);
    expect([...again.keys()].sort()).toEqual(['few', 'many']);
    for (const key of ['few', 'many', 'gone']) expect(again.estimate(key)).toBe(s.estimate(key));
  });

  it('writes nothing for identifiers it has already seen', () => {
    const s = sketch('s');
    s.add('k', 'm1');
    rowsOf(s);
    s.add('k', 'm1');
    expect(rowsOf(s)).toEqual([]);
  });
});
