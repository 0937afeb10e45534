import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { fileStories } from './filestories.ts';

interface Inbound {
  readonly short: number;
  readonly inbound: number;
  readonly normalDay: number;
}

const on = (channel: string): Labels => ({ channel });
const inbound = (time: Timeline, who: Labels, { short, inbound: received, normalDay }: Inbound) => {
  const labels = { ...who, currency: 'CNY' };
  return [
    gauge(time, 'acquirer_clearing_receivable_amount', labels, received, received + short),
    gauge(time, 'acquirer_clearing_inbound_funds_amount', labels, received),
    gauge(time, 'acquirer_channel_normal_day_amount', labels, normalDay),
  ];
};

export const c19Stories: readonly Story[] = [
  ...fileStories('ClearingFile'),
  story<Inbound>({
    alert: 'InboundFundsShort',
    severity: 'ticket',
    step: 300,
    minutes: 400,
    fault: [30, 240],
    params: { short: 11_000, inbound: 50_000, normalDay: 100_000 },
    series: inbound,
    cast: [
      fault(on('a'), {
        value: 11_000,
        labels: { currency: 'CNY' },
        answers: { money: 'CNY 61k' },
      }),
      healthy(on('calm')),
      gone(on('gone')),
      near('below the floor', on('floor'), { short: 9000, normalDay: 70_000 }),
      near('below the share', on('share'), { normalDay: 115_000 }),
      near('nothing has come at all yet', on('before'), { inbound: 0 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
  }),
];
