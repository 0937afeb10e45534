import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { heldStory } from './heldstory.ts';

interface Short {
  readonly short: number;
  readonly normalDay: number;
  readonly balance: number;
  /** Orders a minute still being made. */
  readonly growing: number;
}

const of = (currency: string): Labels => ({ currency });

const shortfall: Story = story<Short>({
  alert: 'PayerShortfall',
  severity: 'page',
  step: 60,
  minutes: 90,
  fault: [10, 60],
  params: { short: 5500, normalDay: 5_000_000, balance: 90_000, growing: 0 },
  series: (time: Timeline, { currency = '' }: Labels, { short, normalDay, balance, growing }) => [
    gauge(
      time,
      'acquirer_payer_required_amount',
      { horizon: 'now', currency },
      50_000,
      (second) => balance + short + (growing * second) / 60,
    ),
    gauge(time, 'acquirer_payer_available_amount', { horizon: 'now', currency }, balance),
    gauge(time, 'acquirer_payer_required_amount', { horizon: 'day', currency }, 9e9),
    gauge(time, 'acquirer_payer_available_amount', { horizon: 'day', currency }, balance),
    gauge(time, 'acquirer_payer_account_balance_amount', { account: 'main', currency }, balance),
    gauge(time, 'acquirer_channel_normal_day_amount', { channel: `c_${currency}`, currency }, normalDay),
  ],
  cast: [
    fault(of('CNY'), { value: 5500 }),
    healthy(of('USD')),
    gone(of('EUR')),
    near('below the floor', of('HKD'), { short: 4500, normalDay: 3_000_000 }),
    near('below the share', of('JPY'), { normalDay: 5_800_000 }),
    near('the run still makes orders', of('SGD'), { growing: 100 }),
    near('nobody ever reported a balance', of('GBP'), { balance: 0 }),
  ],
  firesAt: 42,
  without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
});

export const c21Stories: readonly Story[] = [
  shortfall,
  heldStory({
    alert: 'PayoutsUnfunded',
    severity: 'page',
    stage: 'payout',
    cause: 'payer_shortfall',
    scope: 'all',
    share: 0.0005,
    floor: 2000,
  }),
];
