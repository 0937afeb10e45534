import type { RecordingRule } from '../rule.ts';

const levels = ['channel', 'issuer', 'bank', 'gateway'] as const;

/**
 * Who is in an announced window, or was within the last 15 minutes: the failures of a window stay in a rate for as long
 * as the rate reaches back. Only what is in maintenance has a sample.
 */
export const maintenanceWindows: readonly RecordingRule[] = levels.map((level) => ({
  record: `${level}:in_maintenance:max15m`,
  expr: `max by (${level}) (label_replace(max_over_time(acquirer_maintenance_window_active{scope_type="${level}"}[15m]) == 1, "${level}", "$1", "scope", "(.+)"))`,
  group: 'fast',
}));
