import type { Config } from '../../config/schema.ts';
import { DAY_MS, timeOfDay } from '../../time/timeofday.ts';
import { localTimeOfDay } from '../../time/zone.ts';
import type { Expectation } from './expectation.ts';

/** The first and the last hour of business climb and fall. */
const rampMs = 3_600_000;

/**
 * Expected attempts per minute from configuration alone: the configured figure in the middle of business hours,
 * nothing outside them, straight lines between. Nothing is expected by night on purpose: without a learned profile a
 * quiet night and an outage look alike, and the night is the commoner.
 */
export function tradingHours(
  perMinute: number,
  hours: Config['fleet']['businessHours'],
  zone: string,
): Expectation {
  const opens = timeOfDay(hours.from);
  const length = (timeOfDay(hours.until) - opens + DAY_MS) % DAY_MS;
  const open = length === 0 ? DAY_MS : length;
  const ramp = Math.min(rampMs, open / 2);
  return {
    state: 'fallback',
    at(now) {
      if (open === DAY_MS) return perMinute;
      const since = (localTimeOfDay(now, zone) - opens + DAY_MS) % DAY_MS;
      if (since >= open) return 0;
      return perMinute * Math.min(1, since / ramp, (open - since) / ramp);
    },
  };
}
