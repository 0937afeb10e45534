import { expect, test } from 'vitest';
import { agree } from './agree.ts';

/** A slice; `npm run verify` compares every scenario on five seeds and the fortnight of Spring Festival. */
test.each([
  { id: 'S09', start: '2026-11-20T02:00:00+08:00', hours: 7 },
  { id: 'S15', start: '2026-11-20T13:00:00+08:00', hours: 3 },
])(
  '$id: the ledger equals the simulator’s books to the fen',
  ({ id, start, hours }) => {
    const settings = { seed: 7, start: Date.parse(start), scenarios: [{ id }] };
    const { differences, rejected, outOfBalance } = agree(settings, hours, 12);
    expect(differences).toEqual([]);
    expect([rejected, outOfBalance]).toEqual([0, 0]);
  },
  120_000,
);
