import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { heldSeries, heldStory } from './heldstory.ts';

interface Risk {
  readonly soon: number;
  readonly normalDay: number;
  readonly explained: number;
  readonly mode: string;
}

interface Ordered {
  readonly amount: number;
  /** What a late file held of the channel's money before. */
  readonly lateBefore: number;
}

const risk = (time: Timeline, { channel = '' }: Labels, { soon, normalDay, explained, mode }: Risk) => [
  gauge(
    time,
    'acquirer_money_at_risk_amount',
    { channel, settlement_mode: mode, horizon: '4h', currency: 'CNY' },
    0,
    soon,
  ),
  gauge(
    time,
    'acquirer_money_at_risk_amount',
    { channel, settlement_mode: 'T+1', horizon: '24h', currency: 'CNY' },
    1e9,
  ),
  gauge(time, 'acquirer_channel_normal_day_amount', { channel, currency: 'CNY' }, normalDay),
  gauge(
    time,
    'acquirer_stage_waiting_amount',
    { stage: 'clearing', cause: 'clearing_delay', channel, currency: 'CNY' },
    0,
    explained,
  ),
  gauge(
    time,
    'acquirer_stage_waiting_amount',
    { stage: 'clearing', cause: 'not_due', channel, currency: 'CNY' },
    1e9,
  ),
];

const on = (channel: string): Labels => ({ channel });

export const c09Stories: readonly Story[] = [
  heldStory({
    alert: 'SettlementUnfinished',
    severity: 'page',
    stage: 'settlement',
    cause: 'processing_delay',
    scope: 'all',
    share: 0.0005,
    floor: 2000,
  }),
  heldStory({
    alert: 'PayoutsNotInstructed',
    severity: 'page',
    stage: 'payout',
    cause: 'processing_delay',
    scope: 'all',
    share: 0.0005,
    floor: 2000,
  }),
  story<Ordered>({
    alert: 'PayoutsNotInstructed',
    severity: 'page',
    cause: 'processing_delay',
    step: 60,
    minutes: 70,
    fault: [10, 40],
    apart: true,
    params: { amount: 2200, lateBefore: 1800 },
    series: (time, { currency = '' }, { amount, lateBefore }) => [
      ...heldSeries('payout', 'processing_delay')(time, { currency }, { amount, normalDay: 4_000_000 }),
      gauge(
        time,
        'acquirer_stage_waiting_amount',
        { stage: 'clearing', cause: 'clearing_delay', channel: `of_${currency}`, currency },
        lateBefore,
        0,
      ),
    ],
    cast: [
      fault({ currency: 'CNY' }, { value: 2200 }),
      near('its file was late', { currency: 'CNY' }, { lateBefore: 2200 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'see above', healthy: 'see above' },
  }),
  story<Risk>({
    alert: 'MoneyAtRisk',
    severity: 'page',
    step: 60,
    minutes: 70,
    fault: [10, 40],
    params: { soon: 5500, normalDay: 500_000, explained: 2500, mode: 'T+1' },
    series: risk,
    cast: [
      fault(on('a'), {
        value: 5500,
        labels: { currency: 'CNY' },
        answers: { money: 'CNY 1G' },
        lastAnswers: { money: 'CNY 1G' },
      }),
      healthy(on('calm')),
      gone(on('gone')),
      near('below the floor', on('floor'), { soon: 4500, normalDay: 300_000, explained: 0 }),
      near('below the share', on('share'), { normalDay: 600_000 }),
      near('another cause holds most of it', on('explained'), { explained: 3000 }),
      near('paid within the day', on('today'), { mode: 'D+0' }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
  }),
];
