import { expect, test } from 'vitest';
import { benignRuns, faultRuns, standardHealthy, stepOf } from '../../../alerts/backtest/plan.ts';

test('B01 is the healthy window, and a recording of its own only when asked for', () => {
  expect(benignRuns(1).map(({ name }) => name)).not.toContain('B01-1');
  expect(benignRuns(1, new Set(['B01']))).toMatchObject([{ name: 'B01-1', hours: 336 }]);
  expect(standardHealthy(1)).toMatchObject([{ start: '2026-02-12T00:00:00+08:00', hours: 336 }]);
});

test('what lasts for days is sampled every two minutes, whoever sees the fault', () => {
  expect([stepOf(4), stepOf(12), stepOf(30)]).toEqual([30, 30, 120]);
  expect(faultRuns([1], new Set(['S01', 'S16'])).map(({ step }) => step)).toEqual([30, 120]);
});
