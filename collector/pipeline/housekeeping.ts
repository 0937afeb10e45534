import type { Clock } from '../time/clock.ts';
import { addDays } from '../time/date.ts';
import { localDate } from '../time/zone.ts';
import type { Committer } from './committer.ts';

export interface HousekeepingParts {
  readonly committer: Committer;
  readonly clock: Clock;
  readonly zone: string;
  readonly checkpointSeconds: number;
  readonly keepDays: number;
}

/** Between two slices of forgetting; each takes some milliseconds. */
const sliceGapMs = 100;
/** Between two looks whether there is something to forget. */
const forgetEveryMs = 600_000;

/** Writes checkpoints and forgets identities older than the days they are kept, until stopped. */
export function housekeeping(parts: HousekeepingParts): { stop(): void } {
  const { committer, clock, zone, checkpointSeconds, keepDays } = parts;
  const checkpoints = setInterval(() => committer.checkpoint(), checkpointSeconds * 1000);
  let forgetting = setTimeout(forget, forgetEveryMs);

  function forget(): void {
    const more = committer.forget(addDays(localDate(clock.now(), zone), -keepDays));
    forgetting = setTimeout(forget, more ? sliceGapMs : forgetEveryMs);
    forgetting.unref();
  }

  checkpoints.unref();
  forgetting.unref();
  return {
    stop() {
      clearInterval(checkpoints);
      clearTimeout(forgetting);
    },
  };
}
