/** What the acquirer really holds per merchant and channel of one clearing day, minor units. */
export interface PairDay {
  readonly day: number;
  /** Captured less refunds, voids, reversals and chargebacks. */
  readonly taken: Float64Array;
  readonly transactions: Uint32Array;
  /** What the channel's files said so far. */
  readonly lined: Float64Array;
  /** What settlement orders and outside fees took. */
  readonly claimed: Float64Array;
}

export interface PairDays {
  /** The day's columns, made when first needed. */
  of(day: number): PairDay;
  /** Days that exist, oldest first. */
  days(): readonly number[];
  drop(day: number): void;
  /** Money only the channel knows of (a reversal that got lost), to be added to the pair's next file line. */
  readonly channelOnly: Map<string, number>;
}

export function pairDays(pairs: number): PairDays {
  const byDay = new Map<number, PairDay>();
  return {
    of(day) {
      let found = byDay.get(day);
      if (found === undefined) {
        found = {
          day,
          taken: new Float64Array(pairs),
          transactions: new Uint32Array(pairs),
          lined: new Float64Array(pairs),
          claimed: new Float64Array(pairs),
        };
        byDay.set(day, found);
      }
      return found;
    },
    days: () => [...byDay.keys()].sort((a, b) => a - b),
    drop: (day) => byDay.delete(day),
    channelOnly: new Map(),
  };
}
