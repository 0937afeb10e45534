import type { Metric } from '../families/family.ts';

/**
 * Metrics as a Prometheus on wall time must see them: instants (`*_timestamp_seconds`) are moved back by the offset, so
 * that `x_timestamp_seconds - time()` in a rule is the true time left. 0 means "never" and stays 0; ages, counts and
 * money are the same on both clocks.
 */
export function onWallTime(metrics: readonly Metric[], offsetMs: number): readonly Metric[] {
  return metrics.map((metric) => {
    if (!metric.name.endsWith('_timestamp_seconds')) return metric;
    return {
      ...metric,
      read: (now) =>
        Array.from(metric.read(now) as ArrayLike<number>, (at) => (at === 0 ? 0 : at - offsetMs / 1000)),
    };
  });
}
