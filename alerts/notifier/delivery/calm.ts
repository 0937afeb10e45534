import { localTimeOfDay } from '../../../collector/time/zone.ts';

const halfHourMs = 30 * 60_000;
/** The provider is busy from a little before a whole or half hour until well after it. */
const busyBeforeMs = 5_000;
const busyAfterMs = 45_000;
const spreadMs = 45_000;

/**
 * Ms to wait so that a message that is in no hurry misses the rush at whole and half hours: until it is over, and then
 * a random share (0 to 1) of 45 s, because everybody else waits, too. 0 outside of the rush. `now` in epoch ms.
 */
export function calmDelay(now: number, zone: string, share: number): number {
  const into = (localTimeOfDay(now, zone) + busyBeforeMs) % halfHourMs;
  if (into >= busyBeforeMs + busyAfterMs) return 0;
  return busyBeforeMs + busyAfterMs - into + Math.floor(share * spreadMs);
}
