import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Mismatch {
  readonly amount: number;
  readonly kind: string;
  readonly band: string;
  readonly normalDay: number;
}

const on = (channel: string): Labels => ({ channel });
const mismatch = (time: Timeline, { channel = '' }: Labels, { amount, kind, band, normalDay }: Mismatch) => [
  gauge(
    time,
    'acquirer_reconciliation_mismatch_amount',
    { channel, kind, age_band: band, currency: 'CNY' },
    0,
    amount,
  ),
  gauge(time, 'acquirer_channel_normal_day_amount', { channel, currency: 'CNY' }, normalDay),
];

export const c31Stories: readonly Story[] = [
  story<Mismatch>({
    alert: 'MismatchesAgeing',
    severity: 'urgent',
    step: 300,
    minutes: 150,
    fault: [30, 90],
    params: { amount: 2200, kind: 'one_sided_channel', band: '1d', normalDay: 2_000_000 },
    series: mismatch,
    cast: [
      fault(on('a'), { value: 2200, labels: { currency: 'CNY' } }),
      healthy(on('calm')),
      gone(on('gone')),
      near('below the floor', on('floor'), { amount: 1800, normalDay: 1_400_000 }),
      near('below the share', on('share'), { normalDay: 2_300_000 }),
      near('a day-cut difference', on('cut'), { kind: 'cutover_shift', amount: 50_000 }),
      near('younger than a day', on('young'), { band: '0d', amount: 50_000 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
  }),
  story<{ hours: number }>({
    alert: 'ReconciliationMissing',
    severity: 'ticket',
    step: 300,
    minutes: 60 * 50,
    fault: [60 * 45, 60 * 47],
    params: { hours: 37 },
    series: (time: Timeline, who: Labels, { hours }) => [
      gauge(
        time,
        'acquirer_reconciliation_last_success_timestamp_seconds',
        who,
        (second) => second,
        60 * 45 * 60 - hours * 3600,
      ),
    ],
    cast: [
      fault(on('a'), { value: 134_100, lastValue: 140_100 }),
      healthy(on('calm')),
      gone(on('gone')),
      near('33 hours and a little more', on('young'), { hours: 33 }),
    ],
    firesAt: 2715,
    resolvesAt: 2835,
    without: { counter_reset: 'a timestamp', low_traffic: 'a run is a run' },
  }),
];
