/** Two approvals of one amount at one terminal this close together are one purchase paid twice, more often than not. */
const windowMs = 60_000;
/** More than a minute of 3,000 approvals a second; beyond it the older half is forgotten early. */
const mostPerGeneration = 200_000;

/**
 * Finds approvals that repeat a recent one. Bounded: two generations of a minute each, in memory only, so that a
 * restart overlooks repeats of the minute before it. Times are event times.
 */
export interface NearDuplicates {
  /** Notes an approval; true when the same purchase was approved within a minute of it. */
  repeats(purchase: string, at: number): boolean;
}

export function nearDuplicates(): NearDuplicates {
  let current = new Map<string, number>();
  let previous = new Map<string, number>();
  let began = 0;

  return {
    repeats(purchase, at) {
      if (at - began > windowMs || current.size >= mostPerGeneration) {
        previous = current;
        current = new Map();
        began = Math.max(at, began);
      }
      const last = current.get(purchase) ?? previous.get(purchase);
      current.set(purchase, at);
      return last !== undefined && Math.abs(at - last) <= windowMs;
    },
  };
}
