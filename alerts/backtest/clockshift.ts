import { instantText } from '../../collector/simulator/clock.ts';
import { systemClock } from '../../collector/time/clock.ts';
import type { AlertTimeline } from './evaluate.ts';
import type { Run } from './run.ts';

const weekMs = 7 * 86_400_000;

/**
 * How much earlier than its own time a Prometheus holds a recording, in ms: nothing for one of the past, whole weeks for
 * one of days to come, because Prometheus 3 refuses samples of the future. Instants that are values move with their
 * samples (onWallTime), and rules know neither hour nor date but `time()`: they cannot tell.
 */
export function clockShift({ start, hours }: Run, now = systemClock.now()): number {
  const end = Date.parse(start) + hours * 3_600_000;
  return Math.max(0, Math.ceil((end - now) / weekMs)) * weekMs;
}

/** The recording as Prometheus holds it. */
export const heldEarlier = (run: Run, shift: number): Run => ({
  ...run,
  start: instantText(Date.parse(run.start) - shift),
});

/** What fired there, back at the recording's own time. */
export const atOwnTime = (timelines: readonly AlertTimeline[], shift: number): AlertTimeline[] =>
  timelines.map((timeline) => ({
    ...timeline,
    firings: timeline.firings.map(([from, until]) => [from + shift, until + shift] as const),
  }));
