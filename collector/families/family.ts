import type { Config } from '../config/schema.ts';
import type { Vocabulary } from '../config/vocabulary.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** A value per series for counters and gauges; per series the non-cumulative bucket counts and the sum for histograms. */
export type Readings = ArrayLike<number> | readonly Distribution[];

export interface Distribution {
  /** One count per bucket plus one for +Inf, not cumulated. */
  readonly counts: ArrayLike<number>;
  /** Sum of the observed values in the metric's unit. */
  readonly sum: number;
}

/**
 * One metric: a view of the ledger, never a side effect. Its series are fixed when it is built, so the number of
 * series is known before the first event and every series exists from the start at 0.
 */
export interface Metric {
  /** Full name, prefix `acquirer_`, with unit and `_total` as Prometheus wants them. */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** Label values of every series, in the order `read` answers in. */
  readonly series: readonly (readonly string[])[];
  /** Upper bounds in the metric's unit, ascending, without +Inf. */
  readonly buckets?: readonly number[];
  /** Readings at `now` (epoch ms), one per series, in the order of `series`. */
  read(now: number): Readings;
}

/** A family is a file: related metrics over the same books. */
export type Family = (ledger: Ledger, vocabulary: Vocabulary, config: Config) => readonly Metric[];
