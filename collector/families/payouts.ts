import { payoutReasons } from '../events/vocabulary.ts';
import { perState } from '../ledger/perstate.ts';
import type { Family } from './family.ts';
import { counter, distribution, gauge, gaugeEach, moneyCounter, moneyGauge, seconds } from './views.ts';

const states = ['instructed', 'accepted'] as const;

/** Payouts: what banks answer, what is with them, what comes back. */
export const payouts: Family = (ledger, vocabulary) => {
  const { payouts: book, cohort, money } = ledger;
  const channel = { label: 'payout_channel', values: vocabulary.payoutChannels };
  const bank = { label: 'bank', values: vocabulary.banks };
  const currency = { label: 'currency', values: vocabulary.currencies };
  const reason = { label: 'reason', values: payoutReasons };
  const recent = perState(ledger, cohort.recent);
  const unpaid = perState(ledger, cohort.unpaidMerchants);

  /** [payouts, amount, oldest] of every payout channel, bank and currency, in the order of the labels. */
  const pending = perState(ledger, () =>
    channel.values.flatMap((via) =>
      bank.values.map((to) =>
        currency.values.map((of) => states.map((state) => money.banks.pending(state, via, to, of))),
      ),
    ),
  );

  return [
    counter(
      'acquirer_payouts_total',
      'Answers to payouts by result; a return does not take back its credit, a blocked duplicate moved no money.',
      book.results,
    ),
    moneyCounter('acquirer_payout_amount_total', 'Money of those payouts, in major units.', book.amounts),
    counter('acquirer_payout_failures_total', 'Payouts a bank or rail refused, by reason.', book.failures),
    counter(
      'acquirer_payout_returns_total',
      'Payouts that came back after their credit, by reason.',
      book.returns,
    ),
    distribution(
      'acquirer_payout_duration_seconds',
      'From the instruction of a payout to its credit.',
      book.duration,
    ),
    counter(
      'acquirer_payout_orders_doubled_total',
      'Orders that are being paid, or were paid, more than once: two credits, or two payouts in one attempt.',
      book.doubled,
    ),
    counter(
      'acquirer_payout_orders_unequal_total',
      'Orders whose payout is not the sum of what was ordered.',
      book.unequal,
    ),
    gauge(
      'acquirer_payouts_pending',
      'Payouts with a bank: instructed, or accepted and not credited.',
      [channel, bank],
      (now) => pending(now).map((of) => of.flat().reduce((sum, p) => sum + p.payouts, 0)),
    ),
    moneyGauge(
      'acquirer_payouts_pending_amount',
      'Money with a bank, instructed or accepted and not credited, in major units.',
      [channel, bank, currency],
      (now) => pending(now).flatMap((of) => of.map((list) => list.reduce((sum, p) => sum + p.amount, 0))),
    ),
    gauge(
      'acquirer_payouts_oldest_pending_timestamp_seconds',
      'When the oldest payout with a bank was instructed, accepted or not; 0 = none.',
      [channel, bank],
      (now) => pending(now).map((of) => seconds(oldestOf(of.flat().map((p) => p.oldest)))),
    ),
    gaugeEach(
      'acquirer_payouts_oldest_unanswered_timestamp_seconds',
      'When the oldest payout a bank has neither accepted nor refused was instructed; 0 = none.',
      [bank],
      (_now, id) => seconds(money.banks.oldestUnanswered(id)),
    ),
    gaugeEach(
      'acquirer_payouts_recent_credited',
      'Payouts a bank credited within the last two days.',
      [bank],
      (now, id) => recent(now).get(id)?.credited ?? 0,
    ),
    gaugeEach(
      'acquirer_payouts_recent_returned',
      'Of the payouts a bank credited within the last two days, those it has returned since, by reason.',
      [bank, reason],
      (now, id, why) => recent(now).get(id)?.returned[why!] ?? 0,
    ),
    gaugeEach(
      'acquirer_payouts_recent_unpaid_merchants',
      'Distinct merchants (estimated) of the last two days whose payout a bank refused or returned, by reason.',
      [bank, reason],
      (now, id, why) => unpaid(now).get(`${id}|${why}`) ?? 0,
    ),
  ];
};

function oldestOf(times: readonly number[]): number {
  const known = times.filter((at) => at > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}
