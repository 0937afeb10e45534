import type { Metric } from '../../collector/families/family.ts';

/**
 * The demo's acquirer lives on another date than this machine: `offsetMs` is added to the wall clock to get business
 * time. Events and the collector use business time, Prometheus and Alertmanager wall time.
 */
export interface BusinessClock {
  readonly offsetMs: number;
  now(): number;
  toWall(business: number): number;
}

/** A clock that shows `startMs` (business time, epoch ms) now and then runs as the wall clock does. */
export function businessClockAt(startMs: number): BusinessClock {
  return businessClock(startMs - Date.now());
}

/** The same clock in another process. */
export function businessClock(offsetMs: number): BusinessClock {
  return {
    offsetMs,
    now: () => Date.now() + offsetMs,
    toWall: (business) => business - offsetMs,
  };
}

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

const instantLine = /^(acquirer_\w+_timestamp_seconds(?:\{.*\})? )(\S+)$/gm;

/** The same for metrics that are already text in the Prometheus format. */
export function metricsTextOnWallTime(text: string, offsetMs: number): string {
  return text.replace(instantLine, (line, start: string, value: string) =>
    value === '0' ? line : `${start}${Number(value) - offsetMs / 1000}`,
  );
}
