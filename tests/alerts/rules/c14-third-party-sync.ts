import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';

interface Notified {
  readonly perMinute: number;
  readonly before: number;
  readonly share: number;
}

const on = (channel: string): Labels => ({ channel });

const notified = (time: Timeline, who: Labels, { perMinute, before, share }: Notified) => [
  counter(
    time,
    'acquirer_async_notifications_total',
    { ...who, source: 'callback' },
    perMinute * (1 - before),
    perMinute * (1 - share),
  ),
  counter(
    time,
    'acquirer_async_notifications_total',
    { ...who, source: 'active_query' },
    perMinute * before,
    perMinute * share * 0.9,
  ),
  counter(
    time,
    'acquirer_async_notifications_total',
    { ...who, source: 'reconciliation' },
    0,
    perMinute * share * 0.1,
  ),
  gauge(time, 'acquirer_authorization_unknown_outcome_amount', { ...who, currency: 'CNY' }, 500),
  gauge(time, 'acquirer_authorization_unknown_outcome_transactions', who, 4),
];

interface Lagging {
  readonly perMinute: number;
  readonly share: number;
}

const lagging = (time: Timeline, who: Labels, { perMinute, share }: Lagging) => [
  counter(time, 'acquirer_async_notification_lag_seconds_count', who, perMinute),
  counter(
    time,
    'acquirer_async_notification_lag_seconds_bucket',
    { ...who, le: '30' },
    perMinute,
    perMinute * (1 - share),
  ),
  counter(time, 'acquirer_async_notification_lag_seconds_bucket', { ...who, le: '60' }, perMinute),
];

interface Waiting {
  readonly perMinute: number;
  readonly waiting: number;
}

const waiting = (time: Timeline, who: Labels, { perMinute, waiting: count }: Waiting) => [
  counter(time, 'acquirer_authorizations_total', { ...who, type: 'qr_payment' }, perMinute),
  counter(time, 'acquirer_async_notifications_total', { ...who, source: 'callback' }, perMinute),
  gauge(time, 'acquirer_authorization_unknown_outcome_amount', { ...who, currency: 'CNY' }, 500),
  gauge(time, 'acquirer_authorization_unknown_outcome_transactions', who, 0, count),
];

/** A card channel: nobody notifies it. */
const unnotified = (time: Timeline, who: Labels, p: Waiting) =>
  waiting(time, who, p).filter(({ name }) => name !== 'acquirer_async_notifications_total');

const answers = { money: 'CNY 500', orders: '4' };
const n = 300;

export const c14Stories: readonly Story[] = [
  story<Waiting>({
    alert: 'NotificationsOverdue',
    severity: 'urgent',
    step: 60,
    minutes: 60,
    fault: [20, 30],
    params: { perMinute: 120, waiting: 20 },
    series: (time, who, p) => (who.channel === 'cards' ? unnotified(time, who, p) : waiting(time, who, p)),
    cast: [
      fault(on('alipay'), { value: 20, answers: { money: 'CNY 500', orders: '20' } }),
      fault(
        on('alipay_mini'),
        { value: 11, answers: { money: 'CNY 500', orders: '11' } },
        { perMinute: 10, waiting: 11 },
      ),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted'), { waiting: 0 }),
      near('2.8 % of five minutes', on('less'), { waiting: 17 }),
      near('reversals of a card channel', on('cards'), {}),
      quiet('nine payments', on('quiet'), { perMinute: 10, waiting: 9 }),
    ],
  }),
  story<Notified>({
    alert: 'NotificationsMissing',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 440],
    params: { perMinute: n / 10, before: 0.048, share: shareFor(0.22, n) },
    series: notified,
    cast: [
      fault(on('alipay'), { value: 0.22, answers }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted')),
      near('a lower bound of 18 %', on('less'), { share: shareFor(0.18, n), before: 0.02 }),
      near('this channel is always asked', on('before'), { before: 0.057 }),
      quiet('nine such results', on('quiet'), { perMinute: 1.2, share: 0.75, before: 0 }),
    ],
    firesAt: 411,
    resolvesAt: 451,
  }),
  story<Notified>({
    alert: 'NotificationsMissing',
    severity: 'urgent',
    step: 60,
    minutes: 480,
    fault: [400, 440],
    params: { perMinute: 1.5, before: 0, share: 0.75 },
    series: notified,
    cast: [
      fault(on('alipay_mini'), { value: 0.4511129, lastValue: 0.3830104, answers }),
      healthy(on('calm')),
    ],
    firesAt: 410,
    resolvesAt: 452,
  }),
  story<Lagging>({
    alert: 'NotificationsLate',
    severity: 'urgent',
    step: 60,
    minutes: 60,
    fault: [20, 35],
    params: { perMinute: 20, share: shareFor(0.22, 100) },
    series: lagging,
    cast: [
      fault(on('alipay'), { value: 0.22 }),
      healthy(on('calm')),
      gone(on('gone')),
      restarted(on('restarted')),
      near('a lower bound of 18 %', on('less'), { share: shareFor(0.18, 100) }),
      quiet('nine callbacks', on('quiet'), { perMinute: 1.8, share: 1 }),
    ],
    firesAt: 28,
    resolvesAt: 46,
  }),
  story<Lagging>({
    alert: 'NotificationsLate',
    severity: 'urgent',
    step: 60,
    minutes: 60,
    fault: [20, 35],
    params: { perMinute: 2.2, share: 1 },
    series: lagging,
    cast: [fault(on('alipay_mini'), { value: 0.6702524, lastValue: 0.2837811 }), healthy(on('calm'))],
    firesAt: 26,
    resolvesAt: 48,
  }),
];
