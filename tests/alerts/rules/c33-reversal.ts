import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import {
  explainedElsewhere,
  type Stepping,
  steppingDefaults,
  steppingSeries,
  stepStories,
} from './stepstory.ts';

const answers = (part: string): string => `acquirer_authorization_duration_seconds_${part}`;
const reversals = {
  events: (time: Timeline, channel: string, calm: number, faulty: number) => [
    counter(
      time,
      'acquirer_reversals_total',
      { channel, reason: 'no_reply_98', result: 'accepted' },
      calm,
      faulty,
    ),
    counter(time, 'acquirer_reversals_total', { channel, reason: 'no_reply_98', result: 'pending' }, 50),
  ],
};

interface Unanswered {
  readonly pending: number;
  readonly perMinute: number;
}

const on = (channel: string): Labels => ({ channel });
const unanswered = (time: Timeline, who: Labels, { pending, perMinute }: Unanswered) => [
  gauge(time, 'acquirer_reversals_pending_transactions', who, 0, pending),
  gauge(time, 'acquirer_reversals_pending_amount', { ...who, currency: 'CNY' }, 0, pending * 100),
  counter(
    time,
    'acquirer_authorizations_total',
    { ...who, txn_type: 'sale', outcome: 'approved' },
    perMinute,
  ),
];

export const c33Stories: readonly Story[] = [
  ...stepStories({
    alert: 'ReversalStorm',
    share: 0.02,
    ...reversals,
    more: [explainedElsewhere('ReversalStorm', 0.02, reversals, ['firmware', 'issuer'])],
  }),
  story<Stepping & { failing: number }>({
    alert: 'ReversalStorm',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 440],
    params: { ...steppingDefaults(0.02), failing: 0.09 },
    series: (time, who, p) => [
      ...steppingSeries(reversals)(time, who, p),
      counter(
        time,
        'acquirer_authorizations_total',
        { ...who, txn_type: 'sale', outcome: 'system_failure' },
        0,
        p.perMinute * p.failing,
      ),
    ],
    cast: [near('the channel fails: reversals follow', on('a'), {})],
    firesAt: 412,
    resolvesAt: 438,
  }),
  story<Stepping>({
    alert: 'ReversalStorm',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 440],
    params: steppingDefaults(0.02),
    series: (time, who, p) => [
      ...steppingSeries(reversals)(time, who, p),
      counter(time, answers('count'), who, p.perMinute),
      counter(time, answers('bucket'), { ...who, le: '10' }, p.perMinute, 0.95 * p.perMinute),
    ],
    cast: [near('answers come after the terminal gave up', on('a'), {})],
    firesAt: 412,
    resolvesAt: 438,
  }),
  story<Unanswered>({
    alert: 'ReversalsUnanswered',
    severity: 'urgent',
    step: 60,
    minutes: 80,
    fault: [20, 50],
    params: { pending: 22, perMinute: 40 },
    series: unanswered,
    cast: [
      fault(on('a'), { value: 22, answers: { money: 'CNY 2.2k' } }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted'), { pending: 0 }),
      near('a large channel', on('large'), { perMinute: 48 }),
      quiet('18 reversals', on('few'), { pending: 18, perMinute: 20 }),
    ],
  }),
];
