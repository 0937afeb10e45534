/**
 * How late a milestone (a file, a run, a bank's credit) will be: on most days around its usual time, on a few days
 * something is broken and it takes hours. Times in milliseconds.
 */
export interface Delay {
  /** Usual offset from the expected instant, and its spread (standard deviation). */
  readonly usual: number;
  readonly spread: number;
  /** Share of days on which something is broken, 0 to 1. */
  readonly faulty: number;
  /** On such a day half of the milestones come within this after their usual time; the tail is long. */
  readonly repair: number;
}

/** Probability that the delay is longer than `ms`. Never 0: the tail of a broken day falls like 1/x. */
export function longerThan(delay: Delay, ms: number): number {
  const beyond = ms - delay.usual;
  const normal = 1 - cumulative(beyond / Math.max(delay.spread, 1));
  const broken = beyond <= 0 ? 1 : delay.repair / (delay.repair + beyond);
  return (1 - delay.faulty) * normal + delay.faulty * broken;
}

/**
 * Probability that it is longer than `ms` when it is already longer than `waited`. A milestone that is late changes
 * from "any minute now" to "broken" by itself as the usual times pass.
 */
export function stillLongerThan(delay: Delay, ms: number, waited: number): number {
  if (ms <= waited) return 1;
  return longerThan(delay, ms) / longerThan(delay, waited);
}

/** The delay that is exceeded with probability 1/2 when it is already longer than `waited`, found by bisection. */
export function medianRemaining(delay: Delay, waited: number): number {
  let low = waited;
  let high = waited + delay.repair + 4 * delay.spread + Math.max(0, delay.usual - waited);
  while (stillLongerThan(delay, high, waited) > 0.5) high += high - waited;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (stillLongerThan(delay, middle, waited) > 0.5) low = middle;
    else high = middle;
  }
  return high;
}

/** Standard normal distribution function, Abramowitz and Stegun 26.2.17 (error below 1e-7). */
function cumulative(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}
