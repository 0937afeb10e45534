import { mismatchKinds } from '../events/vocabulary.ts';
import { perState } from '../ledger/perstate.ts';
import type { Family } from './family.ts';
import { type Entry, keyed } from './keyed.ts';
import { combinations, gaugeEach, seconds } from './views.ts';

/** Open for at least so many days; cumulative, so that `1d` holds what `7d` holds. */
const ageBands = { '0d': 0, '1d': 1, '2d': 2, '7d': 7 } as const;
const dayMs = 86_400_000;

/** What reconciliation left open, by how long the clearing day has been closed. */
export const reconciliation: Family = (ledger, { channels, currencies }) => {
  const { business } = ledger.foundation;
  const book = ledger.reconciliation;
  const channel = { label: 'channel', values: channels };
  const kind = { label: 'kind', values: mismatchKinds };
  const band = { label: 'age_band', values: Object.keys(ageBands) };
  const currency = { label: 'currency', values: currencies };

  /** [channel, kind, band, currency], items, amount. */
  const open = perState(ledger, (now) =>
    [...book.all()].flatMap(({ channel, clearingDay, mismatches }) => {
      const age = now - business.dayCutAt(channel, clearingDay);
      const bands = Object.entries(ageBands).filter(([, days]) => days === 0 || age >= days * dayMs);
      return Object.entries(mismatches.open).flatMap(([kind, [items, amount]]) =>
        bands.map(([band]) => ({ at: [channel, kind, band, mismatches.currency], items, amount })),
      );
    }),
  );

  return [
    keyed(
      'acquirer_reconciliation_mismatches',
      'Items reconciliation left open, by the time since their clearing day closed (cumulative bands).',
      ['channel', 'kind', 'age_band'],
      combinations([channel, kind, band]),
      (now) => open(now).map(({ at, items }): Entry => [at.slice(0, 3), items]),
    ),
    keyed(
      'acquirer_reconciliation_mismatch_amount',
      'Money reconciliation left open, by the time since its clearing day closed (cumulative bands), in major units.',
      ['channel', 'kind', 'age_band', 'currency'],
      combinations([channel, kind, band, currency]),
      (now) => open(now).map(({ at, amount }): Entry => [at, amount]),
    ),
    gaugeEach(
      'acquirer_reconciliation_last_success_timestamp_seconds',
      'When the newest reconciliation of the channel reported its result; 0 = never.',
      [channel],
      (_now, id) => seconds(book.lastRun(id)),
    ),
  ];
};
