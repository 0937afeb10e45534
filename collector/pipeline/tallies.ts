import type { StateSpace } from '../state/part.ts';
import { type Tally, tally } from '../state/tally.ts';
import { type Outcome, outcomes, type Reason, reasons } from './outcome.ts';

/** What came in, per source. State like any other: a restart is invisible to `rate()`. */
export interface Tallies {
  /** Lines by source and outcome. */
  readonly records: Tally;
  /** Rejected lines by source and reason. */
  readonly rejects: Tally;
  add(source: string, counts: Counts): void;
}

/** Lines by outcome and by reason; only what is above 0 needs to be there. */
export interface Counts {
  readonly outcomes: Partial<Record<Outcome, number>>;
  readonly reasons: Partial<Record<Reason, number>>;
}

export function tallies(space: StateSpace, sources: readonly string[]): Tallies {
  const source = { label: 'source', values: sources };
  const records = space.register(tally('intake.records', source, { label: 'outcome', values: outcomes }));
  const rejects = space.register(tally('intake.rejects', source, { label: 'reason', values: reasons }));
  return {
    records,
    rejects,
    add(id, counts) {
      for (const [outcome, count] of Object.entries(counts.outcomes)) records.add(count, id, outcome);
      for (const [reason, count] of Object.entries(counts.reasons)) rejects.add(count, id, reason);
    },
  };
}
