import { uploadKinds } from '../events/vocabulary.ts';
import type { Family } from './family.ts';
import { counter, distribution, gauge, gaugeEach, moneyGauge, seconds } from './views.ts';

/** Records that terminals have to upload before, or to prove that, a sale is money. */
export const uploads: Family = ({ batches: book }, vocabulary) => {
  const channel = { label: 'channel', values: vocabulary.channels };
  const kind = { label: 'kind', values: uploadKinds };
  const currency = { label: 'currency', values: vocabulary.currencies };
  return [
    counter(
      'acquirer_batch_upload_records_total',
      'Upload records (0320, 0220) by what became of them.',
      book.records,
    ),
    distribution(
      'acquirer_batch_upload_lag_seconds',
      'From the close of a batch to the moment one of its records was stored; card channels only.',
      book.lag,
    ),
    gauge(
      'acquirer_batch_upload_pending_transactions',
      'Transactions whose record is missing (approved on a dual-message channel) or was refused.',
      [channel, kind],
      () => book.pending.transactions().values,
    ),
    moneyGauge(
      'acquirer_batch_upload_pending_amount',
      'Money the merchant is owed only once its record is in, in major units; detail, tc and refund records prove what is booked already.',
      [channel, kind, currency],
      () => book.pending.amounts().values,
    ),
    gaugeEach(
      'acquirer_batch_upload_oldest_pending_timestamp_seconds',
      'When the oldest sale that waits for its record was made; 0 = none waits.',
      [channel],
      (_now, id) => seconds(book.pending.oldest().of(id)),
    ),
    gauge(
      'acquirer_batch_upload_reported_transactions',
      'Transactions still inside devices, as the fleet manager reports them; not in the ledger yet.',
      [channel, kind],
      () => book.backlog.transactions().values,
    ),
    moneyGauge(
      'acquirer_batch_upload_reported_amount',
      'Money still inside devices, as the fleet manager reports it, in major units; not in the ledger yet.',
      // The report names no currency: a terminal sells in the ledger currency.
      [channel, kind, { ...currency, values: vocabulary.currencies.slice(0, 1) }],
      () => book.backlog.amounts().values,
    ),
  ];
};
