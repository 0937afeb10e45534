import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../collector/state/histogram.ts';
import type { Row } from '../../collector/state/part.ts';

const network = { label: 'network', values: ['wifi', 'other'] };
const make = (bounds = [0.1, 1, 10]) => histogram('echo', { bounds, perUnit: 1000 }, network);

function rowsOf(part: { drain(out: Row[], kind: 'commit'): void }): Row[] {
  const out: Row[] = [];
  part.drain(out, 'commit');
  return out;
}

describe('histogram', () => {
  it('counts a value at a bound in the bucket of that bound, above the last in +Inf', () => {
    const echo = make();
    for (const ms of [0, 100, 101, 1000, 10_000, 10_001]) echo.observe(ms, 'wifi');
    expect(echo.get('wifi')).toEqual({ counts: [2, 2, 1, 1], sum: 21.202 });
  });

  it('reads every series in the order of its labels, 0 from the start', () => {
    const echo = make();
    echo.observe(5, 'carrier pigeon');
    expect(echo.series()).toEqual([['wifi'], ['other']]);
    expect(echo.read()).toEqual([
      { counts: [0, 0, 0, 0], sum: 0 },
      { counts: [1, 0, 0, 0], sum: 0.005 },
    ]);
  });

  it('refuses a value outside a set without other', () => {
    const lag = histogram('lag', { bounds: [1], perUnit: 1 }, { label: 'channel', values: ['cup_card'] });
    expect(() => lag.observe(1, 'nowhere')).toThrow('lag: channel has no value nowhere');
  });

  it('reads the same after a restart and counts every value once, in any order', () => {
    const values = fc.array(fc.tuple(fc.nat(20_000), fc.constantFrom('wifi', 'other')), { maxLength: 60 });
    fc.assert(
      fc.property(values, (observations) => {
        const echo = make();
        for (const [ms, name] of observations) echo.observe(ms, name);
        const again = make();
        for (const row of rowsOf(echo)) again.load(row.key, row.value as string);
        expect(again.read()).toEqual(echo.read());
        const backwards = make();
        for (const [ms, name] of observations.toReversed()) backwards.observe(ms, name);
        expect(backwards.read()).toEqual(echo.read());
        const total = echo.read().reduce((sum, d) => sum + d.counts.reduce((a, b) => a + b, 0), 0);
        expect(total).toBe(observations.length);
        expect(rowsOf(echo)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('moves stored counts into the buckets of a new configuration without losing one', () => {
    const echo = make([0.1, 1, 10]);
    for (const ms of [50, 500, 5000, 50_000]) echo.observe(ms, 'wifi');
    const wider = make([0.5, 20]);
    for (const row of rowsOf(echo)) wider.load(row.key, row.value as string);
    expect(wider.get('wifi')).toEqual({ counts: [1, 2, 1], sum: 55.55 });
  });

  it('drops the series of a label value that is no longer configured', () => {
    const echo = make();
    echo.load('satellite', JSON.stringify({ sum: 1, bounds: [1], counts: [1, 0] }));
    expect(echo.read().every((d) => d.sum === 0)).toBe(true);
  });
});
