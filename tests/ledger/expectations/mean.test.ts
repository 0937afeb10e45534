import { expect, test } from 'vitest';
import { learn, type SlotMean } from '../../../collector/ledger/expectations/mean.ts';

const days = (values: number[], start: SlotMean = [0, 0, 0]): SlotMean =>
  values.reduce((mean, value) => learn(mean, value, 1), start);

test('the first days are averaged', () => {
  expect(days([100, 110])).toEqual([105, 2, 0]);
});

test('an outage does not teach that nothing is normal', () => {
  const normal = days([100, 100, 100, 100]);
  expect(days([0], normal)).toEqual([100, 4, 1]);
  expect(days([0, 0, 100], normal)[0]).toBe(100);
});

test('what repeats three days in a row is how things are now', () => {
  expect(days([40, 40, 40], days([100, 100, 100]))).toEqual([40, 1, 0]);
});

test('a slow change is followed in about a week', () => {
  const week = days([110, 120, 130, 140, 150, 160, 170], days([100, 100, 100, 100, 100, 100]));
  expect(week[0]).toBeGreaterThan(140);
});

test('where almost nothing happens one more or less is not a misfit', () => {
  const quiet = days([0, 1, 0, 1]);
  expect(days([0], quiet)[2]).toBe(0);
});
