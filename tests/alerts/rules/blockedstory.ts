import { fault, near } from '../promtool/members.ts';
import { gauge } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { type Held, heldSeries, heldStory } from './heldstory.ts';

interface Blocked extends Held {
  /** Money that waits since the day before. */
  readonly before: number;
  /** What was due on one day. */
  readonly due: number;
}

const stage = 'payout';

/** Payouts refused for the merchants' accounts: the story of all held money, and what a day adds to what always waits. */
export const blockedStories = (alert: string, cause: string): readonly Story[] => [
  heldStory({ alert, severity: 'urgent', stage, cause, scope: 'all', share: 0.01, floor: 2000 }),
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
];
