import { expect, test } from 'vitest';
import type { Judged } from '../../../alerts/backtest/backtestrun.ts';
import { healthyWindows } from '../../../alerts/backtest/healthywindows.ts';

const recording = (hours: number, severities: readonly string[], faults: number, benign = 0): Judged =>
  ({
    run: { hours },
    truth: { faults: Array(faults).fill({}), benign: Array(benign).fill({}) },
    score: { wrong: severities.map((severity) => ({ notification: { severity }, benign: [] })) },
  }) as unknown as Judged;

test('only recordings without fault and without benign situation count', () => {
  const judged = [
    recording(360, ['page', 'ticket'], 0),
    recording(360, ['urgent'], 0),
    recording(720, ['page'], 1),
    recording(720, ['page'], 0, 1),
  ];
  expect(healthyWindows(judged, 12)).toEqual({
    channelMonths: 12,
    falseLoud: 2,
    falseTickets: 1,
    perChannelMonth: 2 / 12,
  });
});

test('nothing watched, nothing said', () => {
  expect(healthyWindows([recording(4, ['page'], 1)], 12).perChannelMonth).toBeNull();
});
