import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { type Held, heldSeries, heldStory } from './heldstory.ts';

interface Records {
  readonly perMinute: number;
  readonly share: number;
}

const on = (channel: string): Labels => ({ channel });

const records = (time: Timeline, who: Labels, { perMinute, share }: Records) => [
  counter(
    time,
    'acquirer_batch_upload_records_total',
    { ...who, result: 'ok' },
    perMinute,
    perMinute * (1 - share),
  ),
  counter(
    time,
    'acquirer_batch_upload_records_total',
    { ...who, result: 'rejected' },
    0,
    (perMinute * share) / 2,
  ),
  counter(
    time,
    'acquirer_batch_upload_records_total',
    { ...who, result: 'abandoned' },
    0,
    (perMinute * share) / 2,
  ),
];

interface Deadline extends Held {
  /** Seconds left before the deadline at minute 11. */
  readonly left: number;
}

const stalled = (time: Timeline, who: Labels, { left, ...held }: Deadline) => [
  ...heldSeries('terminal', 'batch_upload')(time, who, held),
  gauge(time, 'acquirer_stage_deadline_timestamp_seconds', { stage: 'terminal', ...who }, 660 + left),
];

interface Batches {
  readonly perHour: number;
  readonly share: number;
}

const batches = (time: Timeline, _who: Labels, { perHour, share }: Batches) => [
  counter(
    time,
    'acquirer_terminal_batches_total',
    { result: 'balanced' },
    perHour / 60,
    (perHour * (1 - share)) / 60,
  ),
  counter(time, 'acquirer_terminal_batches_total', { result: 'unbalanced' }, 0, (perHour * share) / 60),
];

const age =
  (days: number) =>
  (time: Timeline, who: Labels, { oldest }: { oldest: number }) => [
    gauge(
      time,
      'acquirer_batch_upload_oldest_pending_timestamp_seconds',
      who,
      0,
      (second) => second - oldest * days * 86_400,
    ),
  ];

const ageStory = (severity: 'page' | 'ticket', days: number): Story =>
  story<{ oldest: number }>({
    alert: 'OfflineBacklogAgeing',
    severity,
    step: 3600,
    minutes: 60 * 24 * 14,
    fault: [60 * 24 * 11, 60 * 24 * 12],
    params: { oldest: 1.1 },
    series: age(days),
    cast: [
      fault(on('a'), { value: 1.1 * days * 86_400 }),
      healthy(on('calm')),
      gone(on('gone')),
      near('not that old', on('younger'), { oldest: 0.9 }),
    ],
    without: {
      counter_reset: 'a timestamp',
      low_traffic: 'one old record is enough',
      keeps_firing: 'a step is longer than the hold',
    },
  });

export const c02Stories: readonly Story[] = [
  story<Records>({
    alert: 'BatchUploadFailing',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 35],
    params: { perMinute: 5, share: shareFor(0.22, 50) },
    series: records,
    cast: [
      fault(on('a'), { value: 0.22, lastValue: 0.22 }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted')),
      near('a lower bound of 18 %', on('less'), { share: shareFor(0.18, 50) }),
      quiet('nine records in 10 minutes', on('quiet'), { perMinute: 0.9, share: 1 }),
    ],
    firesAt: 32,
    resolvesAt: 81,
  }),
  story<Records>({
    alert: 'BatchUploadFailing',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 35],
    params: { perMinute: 1.1, share: 1 },
    series: records,
    cast: [fault(on('a'), { value: 0.36276, lastValue: 0.21288 }), healthy(on('calm'))],
    firesAt: 27,
    resolvesAt: 86,
  }),
  story<Deadline>({
    alert: 'BatchUploadStalled',
    severity: 'page',
    step: 60,
    minutes: 70,
    fault: [11, 40],
    params: { amount: 1100, normalDay: 500_000, left: 13_000 },
    series: stalled,
    cast: [
      fault(on('intl'), {
        value: 1100,
        labels: { currency: 'CNY' },
        answers: { deadline: '3h 31m 40s' },
        lastAnswers: { deadline: '3h 8m 40s' },
      }),
      healthy(on('calm')),
      gone(on('gone')),
      near('below the floor', on('floor'), { amount: 900, normalDay: 350_000 }),
      near('below the share', on('share'), { normalDay: 575_000 }),
      near('time is left', on('early'), { left: 17_200 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
  }),
  story<Deadline>({
    alert: 'BatchUploadStalled',
    severity: 'page',
    step: 60,
    minutes: 70,
    fault: [11, 40],
    params: { amount: 1100, normalDay: 500_000, left: 600 },
    series: (time, who, { left, ...held }) => [
      ...heldSeries('terminal', 'batch_upload')(time, who, held),
      gauge(time, 'acquirer_stage_deadline_timestamp_seconds', { stage: 'terminal', ...who }, (second) =>
        second < 660 + left ? 660 + left : 660 + left + 86_400,
      ),
    ],
    cast: [
      fault(on('missed'), {
        value: 1100,
        labels: { currency: 'CNY' },
        answers: { deadline: '5m 0s' },
        lastAnswers: { deadline: '23h 42m 0s' },
      }),
      near('nothing was held up before the deadline', on('after'), { left: 0 }),
    ],
  }),
  heldStory({
    alert: 'BatchUploadStalled',
    severity: 'urgent',
    stage: 'terminal',
    cause: 'batch_upload',
    scope: 'channel',
    share: 0.002,
    floor: 1000,
  }),
  ageStory('page', 8),
  ageStory('ticket', 3),
  story<Batches>({
    alert: 'BatchesUnbalanced',
    severity: 'ticket',
    step: 300,
    minutes: 1200,
    fault: [400, 900],
    apart: true,
    params: { perHour: 100, share: shareFor(0.022, 600) },
    series: batches,
    cast: [
      fault({}, { value: 0.021239, lastValue: 0.0201051 }),
      healthy({}),
      gone({}),
      restarted({}),
      near('a lower bound of 1.8 %', {}, { share: shareFor(0.018, 600) }),
      quiet('45 batches in six hours', {}, { perHour: 7.5, share: 1 }),
    ],
    firesAt: 750,
    resolvesAt: 960,
  }),
  story<Batches>({
    alert: 'BatchesUnbalanced',
    severity: 'ticket',
    step: 300,
    minutes: 1500,
    fault: [400, 900],
    apart: true,
    params: { perHour: 9.2, share: 1 },
    series: batches,
    cast: [fault({}, { value: 0.045713, lastValue: 0.022754 })],
    firesAt: 440,
    resolvesAt: 1270,
  }),
];
