import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingHours } from '../../../collector/ledger/expectations/openinghours.ts';
import { atLocal, defaultZone } from '../../../collector/time/zone.ts';

const at = (time: string) => atLocal('2026-11-20', time, defaultZone);

describe('expected share by opening hours', () => {
  const shops = openingHours(0.9, { from: '08:00', until: '22:00' }, defaultZone);

  it('is the configured share in the middle of the day and less than a third of it by night', () => {
    expect(shops.at(at('12:00'))).toBeCloseTo(0.9);
    expect(shops.at(at('03:00'))).toBeCloseTo(0.27);
    expect(shops.at(at('22:00'))).toBeCloseTo(0.27);
  });

  it('climbs over the first hour and falls over the last', () => {
    expect(shops.at(at('08:00'))).toBeCloseTo(0.27);
    expect(shops.at(at('08:30'))).toBeCloseTo(0.9 * 0.65);
    expect(shops.at(at('09:00'))).toBeCloseTo(0.9);
    expect(shops.at(at('21:30'))).toBeCloseTo(0.9 * 0.65);
  });

  it('knows hours over midnight and shops that never close', () => {
    const bars = openingHours(0.8, { from: '18:00', until: '02:00' }, defaultZone);
    expect(bars.at(at('00:00'))).toBeCloseTo(0.8);
    expect(bars.at(at('12:00'))).toBeCloseTo(0.24);
    const always = openingHours(0.8, { from: '00:00', until: '24:00' }, defaultZone);
    for (const time of ['00:00', '00:01', '12:00', '23:59']) expect(always.at(at(time))).toBe(0.8);
  });

  it('never leaves the range of its share and never jumps', () => {
    fc.assert(
      fc.property(fc.nat(86_400), fc.nat(23), fc.integer({ min: 1, max: 24 }), (second, from, until) => {
        const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
        const share = openingHours(1, { from: two(from), until: two(until) }, defaultZone);
        const now = at('00:00') + second * 1000;
        expect(share.at(now)).toBeGreaterThanOrEqual(0.3);
        expect(share.at(now)).toBeLessThanOrEqual(1);
        expect(Math.abs(share.at(now + 60_000) - share.at(now))).toBeLessThan(0.03);
      }),
      { numRuns: 100 },
    );
  });
});
