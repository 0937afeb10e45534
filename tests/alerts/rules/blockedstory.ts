import { fault, near } from '../promtool/members.ts';
import { gauge, type Series, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { type Held, heldSeries, heldStory } from './heldstory.ts';

interface Blocked extends Held {
  /** Money that waits since the day before. */
  readonly before: number;
  /** What was due on one day. */
  readonly due: number;
}

const stage = 'payout';

/** Shops behind it at one bank, and elsewhere for other reasons. */
const shops =
  (reason: string, merchants: number) =>
  (time: Timeline): readonly Series[] => [
    gauge(time, 'acquirer_payouts_recent_unpaid_merchants', { bank: 'a', reason }, merchants),
    gauge(time, 'acquirer_payouts_recent_unpaid_merchants', { bank: 'b', reason }, 1),
    gauge(time, 'acquirer_payouts_recent_unpaid_merchants', { bank: 'b', reason: 'compliance_reject' }, 50),
  ];

/** Payouts refused for the merchants' accounts: the story of all held money, and what a day adds to what always waits. */
export const blockedStories = (alert: string, cause: string, reason: string): readonly Story[] => [
  heldStory({
    ...{ alert, severity: 'urgent', stage, cause, scope: 'all', share: 0.01, floor: 2000 },
    common: shops(reason, 4.4),
  }),
  story<Blocked>({
    alert,
    severity: 'urgent',
    cause,
    step: 300,
    fault: [1500, 1530],
    minutes: 1600,
    params: { amount: 2500, normalDay: 200_000, before: 400, due: 200_000 },
    series: (time, who, { before, due, ...held }) => [
      ...heldSeries(stage, cause)(time, who, held),
      gauge(time, 'acquirer_stage_waiting_amount', { stage, cause, channel: 'old', ...who }, before),
      gauge(time, 'acquirer_settlement_due_amount', who, due),
    ],
    common: shops(reason, 4.4),
    cast: [
      fault({ currency: 'CNY' }, { value: 2500 }),
      near('most of it waits for days', { currency: 'JPY' }, { amount: 1900, before: 4000 }),
      near('many days were due in one', { currency: 'HKD' }, { due: 300_000 }),
    ],
    without: {
      counter_reset: 'gauges only',
      low_traffic: 'the floor is told above',
      healthy: 'told above',
    },
  }),
  story<Held>({
    ...{ alert, severity: 'urgent', cause, step: 60, fault: [10, 40], minutes: 70 },
    params: { amount: 2500, normalDay: 200_000 },
    series: heldSeries(stage, cause),
    common: shops(reason, 3.6),
    cast: [near('three shops of a bank', { currency: 'CNY' }, {})],
    without: {
      fault: 'told above',
      healthy: 'told above',
      missing_data: 'told above',
      counter_reset: 'gauges only',
      low_traffic: 'told above',
    },
  }),
];
