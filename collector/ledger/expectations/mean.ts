/** A learned mean of one slot: value, how many days it was learned from, how many days in a row did not fit. */
export type SlotMean = [mean: number, days: number, misfits: number];

/** Days before a mean is believed. */
export const believedAfter = 2;
/** A new day weighs at least this much, so that a profile follows a slow change in about a week of its class. */
const slowest = 0.25;
/** A slot outside this share of its mean is an incident, a burst or a gap, and is not learned from... */
const fits = { least: 0.6, most: 1.67 } as const;
/** ...unless it repeats on this many days in a row: then it is how things are now. */
const adoptAfter = 3;

/**
 * Learns one day's value of a slot. This is what freezes learning while an incident is open: a day that does not look
 * like the profile leaves it alone. `floor` is the value below which differences mean nothing.
 */
export function learn([mean, days, misfits]: SlotMean, value: number, floor: number): SlotMean {
  if (days === 0) return [value, 1, 0];
  const ratio = (value + floor) / (mean + floor);
  const believed = days >= believedAfter;
  if (believed && (ratio < fits.least || ratio > fits.most)) {
    return misfits + 1 >= adoptAfter ? [value, 1, 0] : [mean, days, misfits + 1];
  }
  const weight = Math.max(1 / (days + 1), slowest);
  return [mean + weight * (value - mean), days + 1, 0];
}
