import { describe, expect, test } from 'vitest';
import { situations } from '../../collector/simulator/benign/situations.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import { recordedWindow } from '../../collector/simulator/recording/window.ts';
import { agree } from '../agreement/agree.ts';

const seeds = [1, 2, 3, 4, 5];
/** One seed with all its sales, the others with a third: other hours, sizes and merchants, in a third of the time. */
const trafficOf = (seed: number): number => (seed === 1 ? 1 : 1 / 3);
const scenarios = [...faults, ...situations].filter(({ window }) => window.hours <= 48);

describe.each(seeds)('seed %i', (seed) => {
  test.each(scenarios.map(({ id, window }) => ({ id, window })))(
    '$id: the ledger equals the simulator’s books at 40 moments',
    ({ id, window }) => {
      const { start, scenarios: shown } = recordedWindow([{ id }], { seed, vary: true });
      const options = { seed, start, scenarios: shown, vary: true, traffic: trafficOf(seed) };
      const { differences, rejected, outOfBalance } = agree(options, window.hours, 40);
      expect(differences).toEqual([]);
      expect([rejected, outOfBalance]).toEqual([0, 0]);
    },
    600_000,
  );
});

test('12 to 25 February 2026: nine days of T+1 money wait and add up', () => {
  const options = { seed: 1, start: Date.parse('2026-02-12T00:00:00+08:00'), presence: true };
  const { differences, rejected, outOfBalance } = agree(options, 14 * 24, 56);
  expect(differences).toEqual([]);
  expect([rejected, outOfBalance]).toEqual([0, 0]);
}, 3_600_000);
