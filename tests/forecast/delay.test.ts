import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Delay, longerThan, medianRemaining, stillLongerThan } from '../../collector/forecast/delay.ts';

const minute = 60_000;
const file: Delay = { usual: 0, spread: 8 * minute, faulty: 0.02, repair: 60 * minute };

describe('how late a file will be', () => {
  test('before its time almost never hours', () => {
    expect(longerThan(file, -30 * minute)).toBeGreaterThan(0.99);
    expect(longerThan(file, 200 * minute)).toBeLessThan(0.01);
  });

  test('the longer it is late, the likelier it misses a fixed instant', () => {
    const latest = 200 * minute;
    const odds = [0, 20, 60, 120, 180].map((late) => stillLongerThan(file, latest, late * minute));
    expect(odds).toEqual([...odds].sort((a, b) => a - b));
    expect(odds[0]).toBeLessThan(0.05);
    expect(odds[2]).toBeGreaterThan(0.4);
    expect(odds[4]).toBeGreaterThan(0.9);
  });

  test('the median is exceeded half of the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 300 }), (late) => {
        const median = medianRemaining(file, late * minute);
        expect(stillLongerThan(file, median, late * minute)).toBeCloseTo(0.5, 2);
      }),
      { numRuns: 50 },
    );
  });

  test('a probability stays one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 6000 }), fc.integer({ min: -600, max: 6000 }), (a, b) => {
        const p = stillLongerThan(file, a * minute, b * minute);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
