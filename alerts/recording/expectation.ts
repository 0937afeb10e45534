import type { RecordingRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';

/** How much of the expected traffic three quarters of the channels do not even reach: tells one channel from all. */
export const expectation = (t: Thresholds): readonly RecordingRule[] => [
  {
    record: 'all:attempts_ratio:quartile5m',
    expr: `quantile(0.75, channel:attempts:rate5m * 60 / on (channel) (acquirer_authorizations_expected_per_minute >= ${t.expectedPerMinute})) and count(acquirer_authorizations_expected_per_minute >= ${t.expectedPerMinute}) >= ${t.busyChannels}`,
    group: 'fast',
  },
];
