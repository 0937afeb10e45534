import { upTo, wilsonLower } from '../promql.ts';
import type { RecordingRule } from '../rule.ts';

const duration = 'acquirer_authorization_duration_seconds';
export const answersIn10m = `sum by (channel) (rate(${duration}_count[10m]))`;
const slowIn10m = `(${answersIn10m} - sum by (channel) (rate(${duration}_bucket{${upTo(10)}}[10m])))`;

/** A request that times out counts as slow and as failed: what is beyond the failures was answered, too late. */
export const answeredLateIn10m = `(${slowIn10m} - sum by (channel) (rate(acquirer_authorizations_total{outcome="system_failure"}[10m])))`;

/** At least what share of a channel's answers took more than 10 seconds: the alert on it, and what follows from it. */
export const slowAnswers: readonly RecordingRule[] = [
  {
    record: 'channel:slow_share:wilson10m',
    expr: wilsonLower(slowIn10m, answersIn10m, 600),
    group: 'normal',
  },
];
