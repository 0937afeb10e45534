import type { RecordingRule } from '../rule.ts';

/**
 * Hours of failures and attempts, each as a mean of recorded rates and divided only where they are compared: a mean of
 * ratios would weigh a night minute like a noon minute.
 */
export const burn: readonly RecordingRule[] = ['1h', '6h'].flatMap((window) =>
  ['attempts', 'net_failures'].map((what) => ({
    record: `channel:${what}:mean${window}`,
    expr: `avg_over_time(channel:${what}:rate5m[${window}])`,
    group: 'normal' as const,
  })),
);
