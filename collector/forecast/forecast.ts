import { type Share, type Split, splitter } from '../causes/split.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { medianRemaining, stillLongerThan } from './delay.ts';
import { type Milestone, milestoneOf } from './milestone.ts';

/** What is to be expected of one share of waiting money. */
export interface Forecast {
  readonly share: Share;
  /** When merchants miss it, epoch ms. */
  readonly perceivedAt: number;
  /** Probability that it is not credited by then, 0 to 1. */
  readonly miss: number;
  /** When it will as likely as not have been credited, epoch ms. */
  readonly completionAt: number;
}

/** Forecasts of everything that waits. Contingent money (unknown outcomes) is not promised and not forecast. */
export function forecasts(ledger: Ledger, now: number): readonly Forecast[] {
  const { shares } = splitter(ledger)(now);
  return shares.filter((s) => s.account !== 'switch.unknown').map((share) => forecastOf(share, ledger, now));
}

/** `forecasts` that remembers its last answer: the metrics of one scrape share it. */
export function forecaster(ledger: Ledger): (now: number) => readonly Forecast[] {
  let last:
    | { readonly now: number; readonly split: Split; readonly forecasts: readonly Forecast[] }
    | undefined;
  return (now) => {
    const split = splitter(ledger)(now);
    if (last?.now !== now || last.split !== split) last = { now, split, forecasts: forecasts(ledger, now) };
    return last.forecasts;
  };
}

/** Most forecasts are asked for one of the two only, at every scrape: each is worked out when it is. */
function forecastOf(share: Share, ledger: Ledger, now: number): Forecast {
  const perceivedAt = ledger.money.deadlines.perceived(share.cell);
  let known: Milestone | undefined;
  const milestone = (): Milestone => {
    known ??= milestoneOf(share, ledger, now);
    return known;
  };
  return {
    share,
    perceivedAt,
    get miss() {
      if (perceivedAt <= now) return 1;
      const { expectedAt, delay, afterwards } = milestone();
      return stillLongerThan(delay, perceivedAt - afterwards - expectedAt, now - expectedAt);
    },
    get completionAt() {
      const { expectedAt, delay, afterwards } = milestone();
      return expectedAt + medianRemaining(delay, now - expectedAt) + afterwards;
    },
  };
}
