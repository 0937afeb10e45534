import { describe, expect, test } from 'vitest';
import { type Draft, openFixture, waits } from '../ledger/fixture.ts';
import { contract } from '../ledger/stories/settlement.ts';

/** Friday 20 November 2026: T+1 is due on Monday the 23rd, D+1 on Saturday the 21st. */
export const noon = '2026-11-20 12:00';
export const contracts = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'D', 'D+1'),
  contract('2026-11-01 10:00', 'P', 'T+0'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
];

type Row = readonly [name: string, now: string, expected: Record<string, number>];

/** One story, looked at again and again. */
export function story(title: string, events: readonly Draft[], rows: readonly Row[]): void {
  describe(title, () => {
    const fixture = openFixture();
    fixture.book(...contracts, ...events);
    test.each(rows)('%s (%s)', (_name, now, expected) => {
      expect(waits(fixture, now)).toEqual(expected);
    });
  });
}
