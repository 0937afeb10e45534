import { dayOf, minutesOf, weekdayOf } from '../clock.ts';
import { hashUnit } from '../random.ts';
import type { Workdays } from '../workdays.ts';

/** Relative traffic at each full hour: lunch and dinner peaks, a trough from 03:00 to 05:00 (domain.md 4.3). */
const hours = [
  0.1, 0.04, 0.018, 0.009, 0.009, 0.03, 0.14, 0.5, 0.85, 0.9, 1.0, 1.9, 4.0, 2.1, 1.1, 1.0, 1.1, 2.0, 3.6,
  4.0, 2.4, 1.3, 0.5, 0.2,
];
const mean = hours.reduce((sum, weight) => sum + weight, 0) / hours.length;

/** Monday … Sunday. */
const week = [0.95, 0.95, 0.96, 0.98, 1.05, 1.08, 1.03];
const holiday = 0.85;

/** Traffic at an instant as a multiple of the mean day's mean, with slow noise of a few percent. */
export function intensity(at: number, seed: number, workdays: Workdays): number {
  const day = dayOf(at);
  const minutes = minutesOf(at);
  const hour = Math.floor(minutes / 60);
  const part = minutes / 60 - hour;
  const shape = (hours[hour]! * (1 - part) + hours[(hour + 1) % 24]! * part) / mean;
  return shape * dayFactor(day, workdays) * dayNoise(seed, day) * quarterNoise(seed, at);
}

function dayFactor(day: number, workdays: Workdays): number {
  if (workdays.isHoliday(day)) return holiday;
  const weekday = weekdayOf(day);
  const madeUp = weekday >= 5 && workdays.isWorkday(day);
  return madeUp ? 1 : week[weekday]!;
}

const dayNoise = (seed: number, day: number): number => 0.97 + 0.06 * hashUnit(seed, 11, day);

/** Noise that changes smoothly over quarters of an hour, ±4 %. */
function quarterNoise(seed: number, at: number): number {
  const quarter = at / 900_000;
  const index = Math.floor(quarter);
  const part = quarter - index;
  const here = hashUnit(seed, 12, index & 0x7fffffff);
  const next = hashUnit(seed, 12, (index + 1) & 0x7fffffff);
  return 0.96 + 0.08 * (here * (1 - part) + next * part);
}
