import type { Timing } from '../../../../alerts/notifier/timing.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes only when told to, for a notifier and for the providers it posts to. */
export interface World {
  /** Elapsed ms since the beginning; no correction touches it. */
  elapsed(): number;
  /** What a wall clock shows, epoch ms. */
  wall(): number;
  /** Sets the wall clock forward or back; time itself goes on. */
  jump(ms: number): void;
  after(ms: number, run: () => void): () => void;
  /** Lets ms go by: every timer on the way runs in its turn, and what its promises lead to. */
  advance(ms: number): Promise<void>;
  /** Time for one process; nothing set with it runs after `end`. */
  process(): { readonly timing: Timing; readonly alive: () => boolean; end(): void };
}

export function world(startsAt: string): World {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let wallAtStart = Date.parse(startsAt);
  let order = 0;

  const after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: elapsed + Math.max(0, ms), order: order++, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };

  function due(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers)
      if (
        timer.at <= until &&
        (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
      )
        first = timer;
    return first;
  }

  return {
    elapsed: () => elapsed,
    wall: () => wallAtStart + elapsed,
    jump(ms) {
      wallAtStart += ms;
    },
    after,
    async advance(ms) {
      const until = elapsed + ms;
      await settled();
      for (let next = due(until); next !== undefined; next = due(until)) {
        timers.delete(next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
        await settled();
      }
      elapsed = until;
    },
    process() {
      let alive = true;
      const start = elapsed;
      return {
        alive: () => alive,
        end() {
          alive = false;
        },
        timing: {
          now: () => wallAtStart + elapsed,
          elapsed: () => elapsed - start,
          after: (wait, run) => after(wait, () => alive && run()),
        },
      };
    },
  };
}

/** Lets everything that is ready to run have run: promises only, no real time. */
async function settled(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise<void>((resolve) => queueMicrotask(() => resolve()));
}
