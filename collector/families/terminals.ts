import { faults } from '../ledger/terminals/burden.ts';
import type { Family } from './family.ts';
import { counter, distribution, gauge, moneyGauge } from './views.ts';

/** What terminals send of themselves, and what they still carry. */
export const terminals: Family = ({ terminals: book }, vocabulary) => {
  const region = { label: 'region', values: vocabulary.regions };
  // Status uploads name no currency: a terminal sells in the ledger currency.
  const currency = { label: 'currency', values: vocabulary.currencies.slice(0, 1) };
  return [
    counter(
      'acquirer_terminal_heartbeats_total',
      'Heartbeats that were newer than the last of their terminal; snapshots add nothing here.',
      book.heartbeats,
    ),
    counter('acquirer_terminal_signins_total', 'Terminal sign-ins (0800) by result.', book.signIns),
    distribution(
      'acquirer_terminal_echo_duration_seconds',
      'Round trips of echo tests (0820, 301) as terminals measure them.',
      book.echo,
    ),
    gauge(
      'acquirer_terminal_pending_reversals',
      'Reversals that terminals still hold, by their newest status upload.',
      [region],
      () => book.burdens().pendingReversals.values,
    ),
    gauge(
      'acquirer_terminal_offline_pending_transactions',
      'Offline sales that terminals still hold, by their newest status upload.',
      [region],
      () => book.burdens().offlineTransactions.values,
    ),
    moneyGauge(
      'acquirer_terminal_offline_pending_amount',
      'Money in offline sales that terminals still hold, by their newest status upload, in major units.',
      [region, currency],
      () => book.burdens().offlineAmount.values,
    ),
    gauge(
      'acquirer_terminal_faults',
      'Terminals whose newest status upload reports a fault of this part.',
      [
        { label: 'terminal_model', values: vocabulary.models },
        { label: 'fault', values: faults },
      ],
      () => book.burdens().faults.values,
    ),
  ];
};
