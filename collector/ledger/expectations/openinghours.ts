import type { Config } from '../../config/schema.ts';
import { DAY_MS, timeOfDay } from '../../time/timeofday.ts';
import { localTimeOfDay } from '../../time/zone.ts';
import type { Expectation } from './expectation.ts';

type Hours = Config['fleet']['businessHours'];

/** Of the terminals on at noon, this share is left on by night: after closing time 60 % go silent (domain.md B09). */
const nightShare = 0.3;
/** Shops do not open and close on the stroke: the expectation climbs and falls over this long, inside the hours. */
const rampMs = 3_600_000;

/**
 * Expected share of terminals on line, 0 to 1, from configuration alone: `share` in the middle of business hours, a
 * third of it outside, straight lines between. It errs towards too few, because a learned profile replaces it.
 */
export function openingHours(share: number, hours: Hours, zone: string): Expectation {
  const opens = timeOfDay(hours.from);
  const length = timeOfDay(hours.until) - opens;
  // From 18:00 until 02:00 is eight hours; from 00:00 until 00:00 is the whole day, as until 24:00.
  const open = length > 0 ? length : length + DAY_MS;
  const ramp = Math.min(rampMs, open / 2);

  return {
    state: 'fallback',
    at(now) {
      if (open >= DAY_MS) return share;
      const since = (localTimeOfDay(now, zone) - opens + DAY_MS) % DAY_MS;
      if (since >= open) return share * nightShare;
      const climbed = Math.min(1, since / ramp, (open - since) / ramp);
      return share * (nightShare + (1 - nightShare) * climbed);
    },
  };
}
