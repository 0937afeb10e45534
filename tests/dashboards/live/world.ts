import { join } from 'node:path';

/**
 * The days the boards are asked about: an evening, a night with its files and runs, and a morning on which a payout bank
 * stays away after its maintenance, an issuer keeps to its own, and a link of a card channel falls at the counter. Only the morning is sampled.
 */
export const world = {
  profile: 'B',
  seed: 7,
  config: join(import.meta.dirname, '../../../collector/config/profiles/b.yaml'),
  start: Date.parse('2026-11-19T21:00:00+08:00'),
  sampled: Date.parse('2026-11-20T07:00:00+08:00'),
  end: Date.parse('2026-11-20T10:00:00+08:00'),
  stepSeconds: 60,
  scenarios: [
    { id: 'S12', settings: { onset: '2026-11-20T04:00:00+08:00' } },
    { id: 'S01', settings: { onset: '2026-11-20T09:30:00+08:00' } },
    { id: 'B02', settings: { onset: '2026-11-20T08:00:00+08:00', minutes: '60' } },
  ],
} as const;

/** Labels a scrape adds. */
export const scrape = { job: 'acquirer-collector', instance: 'localhost:9464' } as const;
