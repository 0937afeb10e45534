import { expect, test } from 'vitest';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import { valuesOf } from '../../collector/simulator/faults/parameters.ts';
import { recordedWindow } from '../../collector/simulator/recording/window.ts';

const seeds = [1, 2, 3, 78, 606];

test.each(faults.filter(({ parameters }) => parameters.onset?.kind === 'moment'))(
  '$id: whatever hour is drawn, the recording shows it',
  ({ id, parameters }) => {
    for (const seed of seeds) {
      const { start, end, scenarios } = recordedWindow([{ id }], { seed, vary: true });
      const settings = scenarios[0]!.settings ?? {};
      const onset = Number(valuesOf(id, parameters, { seed, vary: true, start, settings }).onset);
      expect(onset, `seed ${seed}`).toBeGreaterThanOrEqual(start);
      expect(onset, `seed ${seed}`).toBeLessThan(end - 3_600_000);
    }
  },
);

test('what is asked for is kept, and an example is recorded in its own window', () => {
  const start = instantOfText('2026-11-21T09:00:00+08:00');
  const hour = 3_600_000;
  expect(recordedWindow([{ id: 'S02' }], { seed: 78, vary: true, start, hours: 3 })).toEqual({
    start,
    end: start + 3 * hour,
    scenarios: [{ id: 'S02' }],
  });
  const example = recordedWindow([{ id: 'S02' }], { seed: 78, vary: false });
  expect(example).toMatchObject({
    start: instantOfText('2026-11-19T09:00:00+08:00'),
    scenarios: [{ id: 'S02' }],
  });
  expect(
    recordedWindow([], { seed: 1, vary: false }).end - recordedWindow([], { seed: 1, vary: false }).start,
  ).toBe(24 * hour);
});
