import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { coded, explainedElsewhere, stepStories } from './stepstory.ts';

interface Codes {
  readonly perMinute: number;
  readonly unknown: number;
}

const on = (channel: string): Labels => ({ channel });
const codes = (time: Timeline, { channel = '' }: Labels, { perMinute, unknown }: Codes) => [
  counter(
    time,
    'acquirer_authorizations_total',
    { channel, txn_type: 'sale', outcome: 'approved' },
    perMinute,
    perMinute * (1 - unknown),
  ),
  counter(
    time,
    'acquirer_authorizations_total',
    { channel, txn_type: 'sale', outcome: 'unclassified' },
    0,
    perMinute * unknown,
  ),
];
const formats = { events: coded('30'), merchants: 'watch' };

export const c06Stories: readonly Story[] = [
  ...stepStories({
    alert: 'FormatErrors',
    share: 0.01,
    ...formats,
    cardsOnly: true,
    maintenance: true,
    more: [explainedElsewhere('FormatErrors', 0.01, formats)],
  }),
  story<Codes>({
    alert: 'ClassifierDrift',
    severity: 'ticket',
    step: 60,
    minutes: 240,
    fault: [70, 150],
    params: { perMinute: 60, unknown: 0.0055 },
    series: codes,
    cast: [
      fault(on('a'), {
        value: 0.0055,
        lastValue: 0.005041667,
        answers: { requests: '20' },
        lastAnswers: { requests: '18' },
      }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted')),
      near('0.45 % of answers', on('less'), { unknown: 0.0045 }),
      quiet('nine answers in the hour', on('quiet'), { perMinute: 1, unknown: 0.15 }),
    ],
    firesAt: 140,
    resolvesAt: 186,
  }),
  story<Codes>({
    alert: 'ClassifierDrift',
    severity: 'ticket',
    step: 60,
    minutes: 300,
    fault: [70, 150],
    params: { perMinute: 1, unknown: 0.185 },
    series: codes,
    cast: [
      fault(on('a'), {
        value: 0.185,
        lastValue: 0.1695833,
        answers: { requests: '11' },
        lastAnswers: { requests: '10' },
      }),
      healthy(on('calm')),
    ],
    firesAt: 140,
    resolvesAt: 186,
  }),
];
