import { reversal } from '../../events/reversal.ts';
import { reversalReasons } from '../../events/vocabulary.ts';
import { table } from '../../state/table.ts';
import { type Tally, tally } from '../../state/tally.ts';
import type { Booked, Foundation } from '../book.ts';
import { saleKey } from '../salekey.ts';

/** A reversal that was sent or queued and not answered. */
export interface PendingReversal {
  readonly channel: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface Reversals {
  /** channel, reason, result */
  readonly results: Tally;
  take(e: Booked<'reversal'>): void;
  pending(): Iterable<PendingReversal>;
}

/** Reversals by result, and those still waiting for one, whichever message came first. */
export function reversals(f: Foundation): Reversals {
  const { result } = reversal.schema.shape;
  const results = f.space.register(
    tally(
      'outcomes.reversals',
      { label: 'channel', values: f.vocabulary.channels },
      { label: 'reason', values: reversalReasons },
      { label: 'result', values: result.options },
    ),
  );
  const waiting = f.space.register(table<PendingReversal>('outcomes.reversals_pending'));

  const isAnswered = (e: Booked<'reversal'>): boolean =>
    f.admitted(reversal.identity({ ...e, result: 'accepted' })) ||
    f.admitted(reversal.identity({ ...e, result: 'rejected' }));

  return {
    results,
    take(e) {
      results.add(1, e.channel, e.reason, e.result);
      const key = saleKey(e);
      if (e.result !== 'pending') {
        if (waiting.get(key) !== undefined) waiting.delete(key);
      } else if (!isAnswered(e)) {
        waiting.set(key, { channel: e.channel, amount: e.amount, currency: e.currency });
      }
    },
    *pending() {
      for (const [, each] of waiting.entries()) yield each;
    },
  };
}
