import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { heldStory } from './heldstory.ts';

interface Hits {
  readonly perHour: number;
  readonly faulty: number;
}

const daily = (limit: string): Labels => ({ limit, period: 'day' });
const hits = (time: Timeline, who: Labels, { perHour, faulty }: Hits) => [
  counter(time, 'acquirer_merchant_limit_hits_total', who, perHour / 60, faulty / 60),
];

interface Spread {
  readonly merchants: number;
  readonly before: number;
  readonly perMinute: number;
}

const on = (channel: string): Labels => ({ channel });
const spread = (time: Timeline, who: Labels, { merchants, before, perMinute }: Spread) => [
  gauge(
    time,
    'acquirer_authorization_declining_merchants',
    { ...who, code_group: '61_65' },
    before,
    merchants,
  ),
  gauge(time, 'acquirer_authorization_declining_merchants', { ...who, code_group: '51' }, 500),
  counter(
    time,
    'acquirer_authorizations_total',
    { ...who, txn_type: 'sale', outcome: 'approved' },
    perMinute,
  ),
];

export const c25Stories: readonly Story[] = [
  story<Hits>({
    alert: 'LimitHits',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 430],
    params: { perHour: 16, faulty: 90 },
    series: hits,
    cast: [
      fault(daily('merchant'), { value: 22.5 }),
      healthy(daily('terminal')),
      gone(daily('channel')),
      restarted(daily('restarted')),
      near('4.6 times the usual', daily('often'), { perHour: 24, faulty: 110 }),
      quiet('18 in a quarter of an hour', daily('few'), { perHour: 4, faulty: 72 }),
    ],
    firesAt: 415,
    resolvesAt: 440,
  }),
  story<Spread>({
    alert: 'LimitDeclinesSpread',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 430],
    params: { merchants: 11, before: 2, perMinute: 100 },
    series: spread,
    cast: [
      fault(on('a'), { value: 11 }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted'), { merchants: 2 }),
      near('it was like that before', on('before'), { before: 2.4 }),
      near('a large channel', on('large'), { perMinute: 120 }),
      quiet('nine merchants', on('few'), { merchants: 9, perMinute: 50 }),
    ],
    firesAt: 403,
    resolvesAt: 440,
  }),
  heldStory({
    alert: 'OrdersHeldByLimit',
    severity: 'urgent',
    stage: 'account',
    cause: 'limit',
    scope: 'all',
    share: 0.003,
    floor: 2000,
  }),
];
