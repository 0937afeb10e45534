import { books, type Draft, openFixture } from '../fixture.ts';
import { contract } from '../stories/settlement.ts';

export const noon = '2026-11-20 12:00';
export const t1 = contract('2026-11-01 10:00', 'A', 'T+1');
const s0 = contract('2026-11-01 10:00', 'S', 'S+0');
const t0 = contract('2026-11-01 10:00', 'P', 'T+0');

/** Books of a story of the merchants A (T+1), S (S+0) and P (T+0). */
export function booksOf(...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(t1, s0, t0, ...events);
  return books(fixture);
}

export const card = 'cup_card 2026-11-20 T+1';
export const wallet = 'alipay 2026-11-20 T+1';
export const dual = 'intl 2026-11-20 T+1';
