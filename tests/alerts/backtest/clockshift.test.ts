import { expect, test } from 'vitest';
import { atOwnTime, clockShift, heldEarlier } from '../../../alerts/backtest/clockshift.ts';
import { healthyRun } from '../../../alerts/backtest/plan.ts';

const day = 86_400_000;
const run = healthyRun('any', '2026-11-20', 2, 1);
const end = Date.parse('2026-11-22T00:00:00+08:00');

test('a recording of the past keeps its time', () => {
  expect(clockShift(run, end)).toBe(0);
  expect(clockShift(run, end + 400 * day)).toBe(0);
});

test('one of days to come is held as many weeks earlier as it takes to be past', () => {
  expect(clockShift(run, end - 1)).toBe(7 * day);
  expect(clockShift(run, end - 7 * day)).toBe(7 * day);
  expect(clockShift(run, end - 365 * day)).toBe(53 * 7 * day);
});

test('what fires there is told at the recording’s own time', () => {
  expect(Date.parse(heldEarlier(run, 7 * day).start)).toBe(Date.parse(run.start) - 7 * day);
  expect(atOwnTime([{ alert: 'A', labels: {}, firings: [[1, 2]] }], 7 * day)).toEqual([
    { alert: 'A', labels: {}, firings: [[1 + 7 * day, 2 + 7 * day]] },
  ]);
});
