import { fault, gone, healthy, near, quiet } from '../promtool/members.ts';
import { gauge, inTurn, type Labels, type Level, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Unknown {
  readonly amount: Level;
  readonly normalDay: number;
  readonly count: Level;
  /** Seconds the oldest has been open. */
  readonly age: number;
}

const series = (time: Timeline, who: Labels, { amount, normalDay, count, age }: Unknown) => [
  gauge(time, 'acquirer_authorization_unknown_outcome_amount', { ...who, currency: 'CNY' }, 100, amount),
  gauge(time, 'acquirer_authorization_unknown_outcome_transactions', who, 1, count),
  gauge(
    time,
    'acquirer_authorization_unknown_outcome_oldest_timestamp_seconds',
    who,
    0,
    (second) => second - age,
  ),
  gauge(time, 'acquirer_channel_normal_day_amount', { ...who, currency: 'CNY' }, normalDay),
];

const on = (channel: string): Labels => ({ channel });
const gaugesOnly = { counter_reset: 'gauges only' };

export const c15Stories: readonly Story[] = [
  story<Unknown>({
    alert: 'UnknownOutcomes',
    severity: 'urgent',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    params: { amount: 2100, normalDay: 4_000_000, count: 11, age: 330 },
    series,
    cast: [
      fault(on('alipay'), {
        value: 2100,
        labels: { currency: 'CNY' },
        answers: { money: 'CNY 2.1k', orders: '11' },
      }),
      healthy(on('wechat')),
      gone(on('visa')),
      near('money below the floor', on('floor'), { amount: 1900, normalDay: 3_000_000 }),
      near('money below the share of the day', on('share'), { normalDay: 4_500_000 }),
      near('oldest too young', on('young'), { age: 280 }),
      quiet('nine sales', on('few'), { count: 9 }),
    ],
    without: gaugesOnly,
  }),
  story<Unknown>({
    alert: 'UnknownOutcomes',
    severity: 'page',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    params: { amount: 21_000, normalDay: 4_000_000, count: 55, age: 330 },
    series,
    cast: [
      fault(on('alipay'), {
        value: 21_000,
        labels: { currency: 'CNY' },
        answers: { money: 'CNY 21k', orders: '55' },
      }),
      healthy(on('wechat')),
      gone(on('visa')),
      near('money below the floor', on('floor'), { amount: 19_000, normalDay: 3_000_000 }),
      near('money below the share of the day', on('share'), { normalDay: 4_500_000 }),
      near('oldest too young', on('young'), { age: 280 }),
      quiet('45 sales', on('few'), { count: 45 }),
    ],
    without: gaugesOnly,
  }),
  story<Unknown>({
    alert: 'UnknownOutcomes',
    severity: 'page',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    // Five minutes into the fault queries have settled most of it.
    params: {
      amount: inTurn([10, 21_000], [15, 2100]),
      normalDay: 4_000_000,
      count: inTurn([10, 55], [15, 11]),
      age: 330,
    },
    series,
    cast: [
      fault(on('alipay'), {
        value: 21_000,
        lastValue: 2100,
        labels: { currency: 'CNY' },
        answers: { money: 'CNY 21k', orders: '55' },
        lastAnswers: { money: 'CNY 2.1k', orders: '11' },
      }),
    ],
  }),
];
