import type { Family } from '../../collector/families/family.ts';
import { at, type Draft, type Fixture, openFixture } from '../ledger/fixture.ts';
import { contract } from '../ledger/stories/settlement.ts';
import { nonZero, readings } from './readings.ts';

export const contracts: readonly Draft[] = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'B', 'T+1'),
  contract('2026-11-01 10:00', 'D', 'D+1'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
];

/** A fixture in which the merchants A, B (T+1), D (D+1) and S (S+0) lived through these events. */
export function lived(...events: readonly Draft[]): Fixture {
  const fixture = openFixture();
  fixture.book(...contracts, ...events);
  return fixture;
}

/** Series of a family that are not 0, by `name{labels}` without the prefix. */
export function shown(family: Family, { ledger, foundation }: Fixture, now: string): Record<string, unknown> {
  return nonZero(readings(family, { books: ledger, foundation } as never, at(now)));
}

/** The same for one metric, by its label values alone. */
export function metric(name: string, family: Family, fixture: Fixture, now: string): Record<string, unknown> {
  const found = Object.entries(shown(family, fixture, now)).filter(([id]) => id.replace(/\{.*/, '') === name);
  return Object.fromEntries(
    found.map(([id, value]) => [[...id.matchAll(/="([^"]*)"/g)].map((m) => m[1]).join(' '), value]),
  );
}
