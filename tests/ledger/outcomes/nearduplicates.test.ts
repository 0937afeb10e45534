import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '../../../collector/ledger/outcomes/nearduplicates.ts';

describe('near duplicates', () => {
  it('are found within a minute, across generations, and not later', () => {
    const { repeats } = nearDuplicates();
    expect(repeats('a', 1_000_000)).toBe(false);
    expect(repeats('b', 1_040_000)).toBe(false);
    expect(repeats('c', 1_061_000)).toBe(false);
    expect(repeats('b', 1_100_000)).toBe(true);
    expect(repeats('a', 1_100_000)).toBe(false);
  });

  it('are found when the later one is told first', () => {
    const { repeats } = nearDuplicates();
    expect(repeats('a', 1_030_000)).toBe(false);
    expect(repeats('a', 1_000_000)).toBe(true);
  });

  it('forget the oldest first under a flood', () => {
    const { repeats } = nearDuplicates();
    repeats('first', 1_000_000);
    for (let n = 0; n < 200_000; n++) repeats(`x${n}`, 1_000_000);
    expect(repeats('first', 1_000_001)).toBe(true);
    for (let n = 0; n < 400_000; n++) repeats(`y${n}`, 1_000_000);
    expect(repeats('x199999', 1_000_001)).toBe(false);
  });
});
