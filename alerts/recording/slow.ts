import { upTo, wilsonLower } from '../promql.ts';
import type { RecordingRule } from '../rule.ts';

const duration = 'acquirer_authorization_duration_seconds';
export const answersIn10m = `sum by (channel) (rate(${duration}_count[10m]))`;
const slow = `(${answersIn10m} - sum by (channel) (rate(${duration}_bucket{${upTo(10)}}[10m])))`;

/** At least what share of a channel's answers took more than 10 seconds: the alert on it, and what follows from it. */
export const slowAnswers: readonly RecordingRule[] = [
  { record: 'channel:slow_share:wilson10m', expr: wilsonLower(slow, answersIn10m, 600), group: 'normal' },
];
