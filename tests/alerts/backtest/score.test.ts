import { describe, expect, test } from 'vitest';
import type { Notification } from '../../../alerts/backtest/notification.ts';
import { scoreRecording } from '../../../alerts/backtest/score.ts';
import { scoreboard } from '../../../alerts/backtest/scoreboard.ts';
import { everywhere, type Truth, type TruthFault } from '../../../collector/simulator/truth/schema.ts';

const clock = (time: string): string => `2026-11-20T${time}:00+08:00`;

const lateFile: TruthFault = {
  scenario: 'S08',
  title: 'Clearing file late',
  parameters: {},
  causes: [{ id: 'C19', label: 'clearing_delay' }],
  stages: ['clearing'],
  teams: ['clearing_ops'],
  scope: { ...everywhere, channels: ['cup_card'] },
  onset: clock('03:10'),
  end: clock('06:52'),
  firstObservableAt: clock('03:10'),
  visibleAt: clock('10:30'),
  visibility: 'money',
  affected: { merchants: 900, amount: 52_000_000_00 },
  achievableLeadSeconds: 26_400,
};

const truth = (faults: TruthFault[]): Truth => ({
  format: 'acquirer-truth/1',
  profile: 'B',
  seed: 1,
  window: { start: clock('00:00'), end: clock('23:00') },
  events: 1,
  faults,
  benign: [
    { situation: 'B09', title: 'Shops close', parameters: {}, from: clock('21:30'), until: clock('22:30') },
  ],
});

const said = (time: string, over: Partial<Notification> = {}): Notification => ({
  at: Date.parse(clock(time)),
  alert: 'ClearingFileLate',
  receiver: 'clearing_ops',
  severity: 'ticket',
  team: 'clearing_ops',
  stage: 'clearing',
  channel: 'cup_card',
  cause: 'clearing_delay',
  labels: {},
  group: 'g',
  opening: true,
  ...over,
});

describe('a recording', () => {
  test('lead runs from the first correct notification to the moment merchants notice', () => {
    const score = scoreRecording(truth([lateFile]), [said('03:31'), said('04:30', { severity: 'page' })]);
    expect(score.faults[0]).toMatchObject({
      detected: true,
      lead: 6 * 3_600_000 + 59 * 60_000,
      causeRight: true,
    });
    expect(score.faults[0]?.perTeam).toEqual({ clearing_ops: 2 });
  });

  test('a right alert after merchants noticed is a miss', () => {
    const score = scoreRecording(truth([lateFile]), [said('10:45')]);
    expect(score.faults[0]).toMatchObject({ detected: false, lead: null });
  });

  test('another channel, cause or stage is not this fault', () => {
    const wrong = [
      said('03:40', { channel: 'wechat' }),
      said('03:41', { cause: 'bank_slow' }),
      said('03:42', { stage: 'payout' }),
    ];
    const score = scoreRecording(truth([lateFile]), wrong);
    expect(score.faults[0]?.firstCorrect).toBeNull();
    expect(score.correct).toBe(0);
    expect(score.faults[0]?.causeRight).toBe(false);
  });

  test('before its first trace nothing is right about a fault', () => {
    expect(scoreRecording(truth([lateFile]), [said('03:00')]).correct).toBe(0);
  });

  test('a wrong notification says which benign situation fooled it', () => {
    const score = scoreRecording(truth([]), [said('22:00', { severity: 'urgent' })]);
    expect(score.wrong[0]?.benign).toEqual(['B09']);
  });

  test('of two faults at a time each is judged by its own notifications', () => {
    const bank: TruthFault = {
      ...lateFile,
      scenario: 'S12',
      causes: [{ id: 'C11', label: 'maintenance' }],
      stages: ['payout'],
      teams: ['channel_ops'],
      scope: { ...everywhere, banks: ['bank_a'] },
    };
    const score = scoreRecording(truth([lateFile, bank]), [
      said('03:20', {
        cause: 'maintenance',
        stage: 'payout',
        team: 'channel_ops',
        channel: 'all',
        labels: { bank: 'bank_a' },
      }),
      said('03:31'),
    ]);
    expect(score.faults.map((f) => f.causeRight)).toEqual([true, true]);
    expect(score.correct).toBe(2);
  });
});

test('the scoreboard pools recordings', () => {
  const board = scoreboard([
    scoreRecording(truth([lateFile]), [said('03:31')]),
    scoreRecording(truth([lateFile]), []),
    scoreRecording(truth([]), [said('22:00', { severity: 'page' })]),
  ]);
  expect(board).toMatchObject({
    faults: 2,
    recallInTime: 0.5,
    precision: 0.5,
    precisionLoud: 0,
    falseLoud: 1,
    rightCause: 1,
  });
  expect(board.leadShareMedian).toBeCloseTo(0.477, 2);
});
