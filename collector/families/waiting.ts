import { splitter } from '../causes/split.ts';
import { totalsBy } from '../causes/totals.ts';
import { freezeReasons } from '../events/vocabulary.ts';
import { perState } from '../ledger/perstate.ts';
import type { Family } from './family.ts';
import { keyed } from './keyed.ts';
import { possiblePairs, unconfigured } from './possible.ts';

/** Unpaid money by the stage it is in and the cause it waits for: the sum is what merchants are still owed. */
export const waiting: Family = (ledger, vocabulary, config) => {
  const split = splitter(ledger);
  const { currencies } = vocabulary;
  const pairs = config.channels.flatMap((channel) =>
    possiblePairs(channel).map(([stage, cause]) => [stage, cause, channel.id] as const),
  );
  const { stage, cause, channel } = unconfigured;
  const places = [...pairs, [stage, cause, channel] as const];
  const inCurrencies = places.flatMap((place) => currencies.map((currency) => [...place, currency]));
  const totals = perState(ledger, (now) =>
    totalsBy(split(now), (s) => [s.stage, s.cause, s.cell.channel, s.cell.currency]),
  );

  return [
    keyed(
      'acquirer_stage_waiting_amount',
      'Money merchants are owed and have not been credited, by the stage it is in and why it waits there, in major units.',
      ['stage', 'cause', 'channel', 'currency'],
      inCurrencies,
      (now) => totals(now).map((t) => [t.labels, t.amount]),
      (labels) => [stage, cause, channel, labels[3]!],
    ),
    keyed(
      'acquirer_stage_waiting_transactions',
      'Transactions whose money has not been credited, by the stage it is in and why it waits there.',
      ['stage', 'cause', 'channel'],
      places,
      (now) => totals(now).map((t) => [t.labels.slice(0, 3), t.transactions]),
      () => [stage, cause, channel],
    ),
    keyed(
      'acquirer_frozen_funds_amount',
      'Ordered money that is held, by the reason of the hold, in major units.',
      ['channel', 'reason', 'currency'],
      vocabulary.channels.flatMap((id) =>
        freezeReasons.flatMap((reason) => currencies.map((currency) => [id, reason, currency])),
      ),
      (now) =>
        split(now)
          .shares.filter((s) => s.stage === 'account')
          .map((s) => [[s.cell.channel, s.detail, s.cell.currency], s.amount]),
    ),
  ];
};
