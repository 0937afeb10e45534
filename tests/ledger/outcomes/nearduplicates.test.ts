import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '../../../collector/ledger/outcomes/nearduplicates.ts';

/** Finder of purchases that differ by their terminal alone. */
function byTerminal() {
  const { repeats } = nearDuplicates();
  const rest = { channel: 'cup_card', amount: 12_345, currency: 'CNY' };
  return (terminal: string, at: number): boolean => repeats({ ...rest, terminal }, at);
}

describe('near duplicates', () => {
  it('are found within a minute, across generations, and not later', () => {
    const repeats = byTerminal();
    expect(repeats('a', 1_000_000)).toBe(false);
    expect(repeats('b', 1_040_000)).toBe(false);
    expect(repeats('c', 1_061_000)).toBe(false);
    expect(repeats('b', 1_100_000)).toBe(true);
    expect(repeats('a', 1_100_000)).toBe(false);
  });

  it('are not found in what served a generation before', () => {
    const repeats = byTerminal();
    for (let minute = 0; minute < 6; minute++) {
      const at = 1_000_000 + minute * 61_000;
      for (let n = 0; n < 1000; n++) expect(repeats(`${minute % 3}-${n}`, at)).toBe(false);
      expect(repeats(`${minute % 3}-500`, at + 1)).toBe(true);
    }
  });

  it('are found when the later one is told first', () => {
    const repeats = byTerminal();
    expect(repeats('a', 1_030_000)).toBe(false);
    expect(repeats('a', 1_000_000)).toBe(true);
  });

  it('forget the oldest first under a flood', () => {
    const repeats = byTerminal();
    repeats('first', 1_000_000);
    for (let n = 0; n < 200_000; n++) repeats(`x${n}`, 1_000_000);
    expect(repeats('first', 1_000_001)).toBe(true);
    for (let n = 0; n < 400_000; n++) repeats(`y${n}`, 1_000_000);
    expect(repeats('x199999', 1_000_001)).toBe(false);
  });

  it('are never two different purchases', () => {
    const { repeats } = nearDuplicates();
    const seen = new Set<string>();
    const purchase = fc.record({
      channel: fc.constantFrom('cup_card', 'cup_card_south', 'visa'),
      terminal: fc.string({ unit: fc.constantFrom('0', '1', 'T'), minLength: 8, maxLength: 8 }),
      amount: fc.integer({ min: 1, max: 1_000_000_000_000 }),
      currency: fc.constantFrom('CNY', 'JPY'),
    });
    fc.assert(
      fc.property(purchase, (each) => {
        const text = JSON.stringify(each);
        expect(repeats(each, 1_000_000)).toBe(seen.has(text));
        seen.add(text);
      }),
      { numRuns: 3000 },
    );
  });
});
