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

const instantLine = /^(acquirer_\w+_timestamp_seconds(?:\{.*\})? )(\S+)$/gm;

/** What `onWallTime` does (collector/replay/walltime.ts), for metrics that are already text in the Prometheus format. */
export function metricsTextOnWallTime(text: string, offsetMs: number): string {
  return text.replace(instantLine, (line, start: string, value: string) =>
    value === '0' ? line : `${start}${Number(value) - offsetMs / 1000}`,
  );
}
