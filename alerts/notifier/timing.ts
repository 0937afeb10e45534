import { stopwatch, systemClock } from '../../collector/time/clock.ts';

/**
 * Time as the notifier sees it. Limits, pauses and escalations run on `elapsed`, which no correction of the wall clock
 * can move; `now` is for what people read, for calendars and for what survives a restart.
 */
export interface Timing {
  /** Wall clock, epoch ms. */
  now(): number;
  /** Ms since some start; never decreases, never jumps. */
  elapsed(): number;
  /** Runs something once after so many ms of elapsed time. The answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Longest delay setTimeout takes; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

export function systemTiming(): Timing {
  const elapsed = stopwatch();
  return {
    now: () => systemClock.now(),
    elapsed,
    after(ms, run) {
      const timer = setTimeout(run, Math.min(Math.max(0, ms), longestTimer));
      return () => clearTimeout(timer);
    },
  };
}
