import { expect, test } from 'vitest';
import { hold } from '../../../alerts/backtest/hold.ts';

const minute = 60_000;
const at = (...minutes: number[]): number[] => minutes.map((m) => m * minute);
const run = (minutes: number[], forM: number, keepM: number): number[][] =>
  hold(at(...minutes), minute, forM * minute, keepM * minute, 100 * minute).map(([a, b]) => [
    a / minute,
    b / minute,
  ]);

test('fires when the condition has held for long enough', () => {
  expect(run([1, 2, 3, 4], 2, 0)).toEqual([[3, 5]]);
  expect(run([1, 2], 2, 0)).toEqual([]);
});

test('a gap starts the wait anew', () => {
  expect(run([1, 2, 4, 5], 2, 0)).toEqual([]);
  expect(run([1, 2, 4, 5, 6], 2, 0)).toEqual([[6, 7]]);
});

test('keeps firing over a gap that is short enough, and is one alert', () => {
  expect(run([1, 2, 6, 7], 0, 5)).toEqual([[1, 13]]);
  expect(run([1, 2, 20, 21], 0, 5)).toEqual([
    [1, 8],
    [20, 27],
  ]);
});

test('an alert that still fires ends with the recording', () => {
  expect(run([97, 98, 99], 0, 5)).toEqual([[97, 100]]);
});
