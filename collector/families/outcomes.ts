import type { Family } from './family.ts';
import { counter, distribution, gauge, gaugeEach, moneyGauge, seconds } from './views.ts';

/** Requests without a final answer, reversals, duplicates and the notifications of wallets. */
export const outcomes: Family = ({ outcomes: book }, vocabulary) => {
  const channel = { label: 'channel', values: vocabulary.channels };
  const currency = { label: 'currency', values: vocabulary.currencies };
  return [
    gauge(
      'acquirer_authorization_unknown_outcome_transactions',
      'Sales of which nobody has known for longer than the channel waits whether the cardholder was charged.',
      [channel],
      (now) => book.unknown(now).transactions.values,
    ),
    moneyGauge(
      'acquirer_authorization_unknown_outcome_amount',
      'Money of those sales, in major units.',
      [channel, currency],
      (now) => book.unknown(now).amounts.values,
    ),
    gaugeEach(
      'acquirer_authorization_unknown_outcome_oldest_timestamp_seconds',
      'Event time of the oldest of those sales; 0 = none.',
      [channel],
      (now, id) => seconds(book.unknown(now).oldest.get(id)),
    ),
    counter(
      'acquirer_reversals_total',
      'Reversal messages by reason (F39 of the request) and result.',
      book.reversals,
    ),
    gauge(
      'acquirer_reversals_pending_transactions',
      'Reversals sent or queued and not answered yet.',
      [channel],
      () => book.pendingReversals().transactions.values,
    ),
    moneyGauge(
      'acquirer_reversals_pending_amount',
      'Money of those reversals, in major units.',
      [channel, currency],
      () => book.pendingReversals().amounts.values,
    ),
    counter(
      'acquirer_duplicate_transactions_total',
      'Transactions found twice: refused as duplicates (code 94 or its like), approved twice for one amount at one terminal within a minute, or twice in clearing files.',
      book.duplicates,
    ),
    counter(
      'acquirer_async_notifications_total',
      'Wallet results by how they became known.',
      book.notifications,
    ),
    distribution(
      'acquirer_async_notification_lag_seconds',
      'From the payment to the wallet callback that reports it.',
      book.callbackLag,
    ),
  ];
};
