import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';
import { channelSeries, plain, windowOf } from './channelworld.ts';
import { failingIssuer } from './stepstory.ts';

interface Stalled {
  /** Age of the oldest unanswered payout when the fault begins, seconds. */
  readonly age: number;
  readonly payouts: number;
  /** Seconds until merchants look, when the fault begins. */
  readonly left: number;
  readonly maintained: boolean;
  /** Answers to other payouts per minute. */
  readonly answers: number;
}

const bank = (name: string): Labels => ({ bank: name });
const via = (name: string): Labels => ({ payout_channel: 'ibps', bank: name });

const stalled = (time: Timeline, { bank: name = '' }: Labels, p: Stalled) => [
  gauge(time, 'acquirer_payouts_oldest_unanswered_timestamp_seconds', bank(name), 0, time.from - p.age),
  gauge(time, 'acquirer_payouts_pending', via(name), 1, p.payouts),
  gauge(time, 'acquirer_payouts_pending_amount', { ...via(name), currency: 'CNY' }, 100, p.payouts * 100),
  counter(time, 'acquirer_payouts_total', { ...via(name), result: 'accepted' }, p.answers),
  counter(time, 'acquirer_payouts_total', { ...via(name), result: 'credited' }, 0),
  ...(p.maintained ? [windowOf(time, 'bank', name)] : []),
];

const nextDue = (seconds: number) => (time: Timeline) => [
  gauge(
    time,
    'acquirer_settlement_next_due_timestamp_seconds',
    { settlement_mode: 'T+1' },
    time.from + seconds,
  ),
  gauge(time, 'acquirer_settlement_next_due_timestamp_seconds', { settlement_mode: 'S+0' }, time.from + 60),
];

const blind = (time: Timeline) => [
  gauge(time, 'acquirer_stage_blind', { stage: 'payout', channel: 'all' }, 0, 1),
];

const usual: Stalled = { age: 1700, payouts: 11, left: 6900, maintained: false, answers: 0 };
const gaugesOnly = { counter_reset: 'gauges only' };

interface Draining {
  /** Payouts left when the batch is judged, and credits a minute: before, and in the fault. */
  readonly waiting: number;
  readonly before: number;
  readonly pace: number;
}

/** Minutes after which the batch is judged; it is due an hour later. */
const judged = 120;
const draining = (time: Timeline, { bank: name = '' }: Labels, { waiting, before, pace }: Draining) => [
  gauge(time, 'acquirer_payouts_pending', via(name), 0, waiting),
  gauge(time, 'acquirer_payouts_pending_amount', { ...via(name), currency: 'CNY' }, 0, waiting * 100),
  counter(time, 'acquirer_payouts_total', { ...via(name), result: 'credited' }, before, pace),
];

interface Answers {
  readonly perMinute: number;
  readonly share: number;
  readonly failing: number;
  readonly maintained: boolean;
}

const on = (channel: string): Labels => ({ channel });
const answers = (time: Timeline, who: Labels, { perMinute, share, failing, maintained }: Answers) => [
  ...channelSeries(time, who, { ...plain, perMinute, share: failing }),
  counter(time, 'acquirer_authorization_duration_seconds_count', who, perMinute),
  counter(
    time,
    'acquirer_authorization_duration_seconds_bucket',
    { ...who, le: '10' },
    perMinute,
    perMinute * (1 - share),
  ),
  counter(time, 'acquirer_authorization_duration_seconds_bucket', { ...who, le: '30' }, perMinute),
  ...(maintained ? [windowOf(time, 'channel', who.channel!)] : []),
];

/** Of the slow requests so many failed that the failing share is at least `failing`; a little over 1 % came late. */
const lateBesideFailures = (failing: number) => {
  const failed = shareFor(failing, 300);
  return { failing: failed, share: failed + 0.011 };
};

const stalledFault = (payouts: number, first: number, last: number, notice?: readonly [string, string?]) => {
  const asked = { money: `CNY ${payouts / 10}k`, payouts: String(payouts) };
  return {
    value: first,
    lastValue: last,
    answers: { ...asked, ...(notice && { notice: notice[0] }) },
    lastAnswers: { ...asked, ...(notice?.[1] && { notice: notice[1] }) },
  };
};

const stalledStory = {
  alert: 'PayoutBankStalled',
  step: 60,
  minutes: 90,
  fault: [40, 60],
  params: usual,
  series: stalled,
} as const;
const slowStory = {
  alert: 'PayoutsTooSlow',
  severity: 'page',
  step: 60,
  minutes: 220,
  fault: [judged, 160],
  series: draining,
} as const;

export const c18Stories: readonly Story[] = [
  story<Stalled>({
    ...stalledStory,
    severity: 'urgent',
    cast: [
      fault(bank('a'), stalledFault(11, 2000, 2840)),
      healthy(bank('calm')),
      gone(bank('gone')),
      near('younger than half an hour', bank('young'), { age: 600 }),
      near('announced maintenance', bank('maintained'), { maintained: true }),
      quiet('nine payouts', bank('few'), { payouts: 9 }),
    ],
    firesAt: 45,
    resolvesAt: 65,
    without: gaugesOnly,
  }),
  story<Stalled>({
    ...stalledStory,
    severity: 'page',
    common: nextDue(6900),
    cast: [
      fault(bank('a'), stalledFault(11, 2000, 2840, ['1h 50m 0s', '1h 36m 0s'])),
      healthy(bank('calm')),
      gone(bank('gone')),
      near('younger than half an hour', bank('young'), { age: 600 }),
      near('announced maintenance', bank('maintained'), { maintained: true }),
      quiet('nine payouts', bank('few'), { payouts: 9 }),
    ],
    firesAt: 45,
    resolvesAt: 65,
    without: gaugesOnly,
  }),
  story<Stalled>({
    ...stalledStory,
    severity: 'page',
    common: nextDue(600),
    cast: [fault(bank('a'), stalledFault(11, 2000, 2840, ['5m 0s']))],
    firesAt: 45,
    resolvesAt: 65,
  }),
  story<Stalled>({
    ...stalledStory,
    severity: 'page',
    apart: true,
    common: nextDue(8500),
    cast: [near('merchants look in more than two hours', bank('a'), {})],
    firesAt: 45,
    resolvesAt: 60,
  }),
  ...(['urgent', 'page'] as const).map((severity) =>
    story<Stalled>({
      ...stalledStory,
      severity,
      apart: true,
      common: (time) => [...nextDue(6900)(time), ...blind(time)],
      cast: [near('the source of their answers is silent', bank('a'), {})],
      firesAt: 45,
      resolvesAt: 60,
    }),
  ),
  story<Draining>({
    ...slowStory,
    apart: true,
    params: { waiting: 200, before: 4, pace: 1 },
    common: (time) => [...nextDue(4800)(time), ...blind(time)],
    cast: [near('the source of their answers is silent', bank('a'), {})],
    firesAt: 137,
    resolvesAt: 165,
  }),
  story<Draining>({
    ...slowStory,
    params: { waiting: 200, before: 4, pace: 1 },
    common: nextDue(4800),
    cast: [
      fault(bank('a'), {
        value: 200,
        answers: { money: 'CNY 20k', payouts: '200', notice: '1h 3m 0s' },
        lastAnswers: { money: 'CNY 20k', payouts: '200', notice: '41m 0s' },
      }),
      healthy(bank('calm')),
      gone(bank('gone')),
      restarted(bank('restarted'), { waiting: 0 }),
      near('it will be through in time', bank('fast'), { before: 6, pace: 6 }),
      near('the batch began just now', bank('young'), { before: 0, pace: 8 }),
      quiet('18 payouts', bank('few'), { waiting: 18, pace: 0.01 }),
    ],
    firesAt: 137,
    resolvesAt: 165,
  }),
  story<Draining>({
    ...slowStory,
    apart: true,
    params: { waiting: 22, before: 4, pace: 0.01 },
    common: nextDue(14_700),
    cast: [
      fault(bank('a'), {
        value: 22,
        answers: { money: 'CNY 2.2k', payouts: '22', notice: '3h 30m 0s' },
        lastAnswers: { money: 'CNY 2.2k', payouts: '22', notice: '3h 26m 0s' },
      }),
    ],
    firesAt: 155,
    resolvesAt: 165,
  }),
  story<Draining>({
    ...slowStory,
    apart: true,
    params: { waiting: 5000, before: 4, pace: 0.01 },
    common: nextDue(17_000),
    cast: [near('merchants look in more than four hours', bank('a'), {})],
    firesAt: 157,
    resolvesAt: 159,
  }),
  story<Stalled>({
    alert: 'PayoutsLeftBehind',
    severity: 'urgent',
    step: 60,
    minutes: 240,
    fault: [160, 180],
    params: { ...usual, age: 6900, answers: 0.4 },
    series: stalled,
    cast: [
      fault(bank('a'), { value: 7560, lastValue: 8040, answers: { payouts: '11' } }),
      healthy(bank('calm')),
      gone(bank('gone')),
      restarted(bank('restarted')),
      near('less than two hours', bank('young'), { age: 5900 }),
      near('announced maintenance', bank('maintained'), { maintained: true }),
      quiet('four answers in a quarter of an hour', bank('few'), { answers: 0.3 }),
    ],
    firesAt: 171,
    resolvesAt: 190,
  }),
  story<Answers>({
    alert: 'AnswersSlow',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 40],
    params: { perMinute: 60, share: shareFor(0.011, 600), failing: 0, maintained: false },
    series: answers,
    cast: [
      fault(on('a'), { value: 0.01099995, answers: { requests: '60' } }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted')),
      near('a lower bound of 0.9 %', on('less'), { share: shareFor(0.009, 600) }),
      near('most of what is slow timed out', on('timed_out'), { share: 0.03, failing: 0.021 }),
      near('announced maintenance', on('maintained'), { maintained: true }),
      quiet('90 answers in ten minutes', on('quiet'), { perMinute: 9, share: 0.3 }),
    ],
    firesAt: 32,
    resolvesAt: 71,
  }),
  story<Answers>({
    alert: 'AnswersSlow',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 40],
    params: { perMinute: 11, share: 0.1, failing: 0, maintained: false },
    series: answers,
    cast: [
      fault(on('a'), { value: 0.02522139, lastValue: 0.01396856, answers: { requests: '11' } }),
      healthy(on('calm')),
    ],
    firesAt: 26,
    resolvesAt: 77,
  }),
  story<Answers>({
    alert: 'AnswersSlow',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 40],
    params: { perMinute: 60, ...lateBesideFailures(0.045), maintained: false },
    series: answers,
    cast: [
      fault(on('a'), {
        value: lowerBound(lateBesideFailures(0.045).share, 600),
        answers: { requests: '60' },
      }),
      near('it fails: that is another alert', on('failing'), lateBesideFailures(0.055)),
    ],
    firesAt: 32,
    resolvesAt: 71,
  }),
  story<Answers>({
    alert: 'AnswersSlow',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 40],
    params: { perMinute: 60, share: 0.3, failing: 0, maintained: false },
    series: (time, who, p) => [...answers(time, who, p), ...failingIssuer(time, shareFor(0.27, 200))],
    // Three minutes of ten, and one.
    cast: [
      fault(on('a'), {
        value: lowerBound(0.09, 600),
        lastValue: lowerBound(0.03, 600),
        answers: { requests: '60' },
      }),
    ],
    firesAt: 23,
    resolvesAt: 80,
    without: { healthy: 'see above' },
  }),
  story<Answers>({
    alert: 'AnswersSlow',
    severity: 'urgent',
    step: 60,
    minutes: 100,
    fault: [20, 40],
    apart: true,
    params: { perMinute: 60, share: 0.3, failing: 0, maintained: false },
    series: (time, who, p) => [...answers(time, who, p), ...failingIssuer(time, shareFor(0.33, 200))],
    cast: [near('an issuer fails: that is another alert', on('a'), {})],
    without: { healthy: 'see above' },
  }),
];
