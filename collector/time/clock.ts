/** Where "now" comes from. Injected everywhere, so that a replay and a live run execute the same code. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The wall clock. This module is the only place in collector/ that may read it. */
export const systemClock: Clock = { now: () => Date.now() };

export interface VirtualClock extends Clock {
  /** Moves to an instant (epoch ms). An earlier instant is ignored: replayed time never runs backwards. */
  set(ms: number): void;
  /** Moves forward by a duration in ms. A negative duration is ignored. */
  advance(ms: number): void;
}

/** A clock that moves only when told to: replays, back-tests, tests. */
export function virtualClock(startMs: number): VirtualClock {
  let current = startMs;
  return {
    now: () => current,
    set(ms) {
      if (ms > current) current = ms;
    },
    advance(ms) {
      if (ms > 0) current += ms;
    },
  };
}

/** One observed step backwards of the inner clock, all in epoch ms. */
export interface ClockJump {
  readonly from: number;
  readonly to: number;
  /** from - to, always > 0. */
  readonly backMs: number;
}

/**
 * A clock that never decreases. Each step backwards of the inner clock (NTP correction, VM migration) is
 * reported once. Until the inner clock has caught up, time runs at half speed instead of standing still: ages
 * keep growing, so a large correction cannot make stale money look fresh.
 */
export function monotonicClock(inner: Clock, onJump: (jump: ClockJump) => void): Clock {
  let lastInner = inner.now();
  let current = lastInner;
  return {
    now() {
      const read = inner.now();
      const step = read - lastInner;
      if (step < 0) onJump({ from: lastInner, to: read, backMs: -step });
      lastInner = read;
      if (read >= current) current = read;
      else if (step > 0) current += step / 2;
      return Math.floor(current);
    },
  };
}

/** Starts measuring a duration: the answer is a function that gives the milliseconds since. For durations, never for times. */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}
