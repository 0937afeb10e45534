import { codeGroups } from '../iso8583/outcomes.ts';
import type { Tally } from '../state/tally.ts';
import type { Family, Metric } from './family.ts';
import { counter, distribution, gaugeEach, moneyCounter, pairs } from './views.ts';

/** Requests for authorization: what became of them, and the splits that name who is at fault. */
export const authorizations: Family = ({ authorizations: book }, vocabulary) => {
  const channel = { label: 'channel', values: vocabulary.channels };
  const { splits } = book;
  return [
    perChannel(
      'acquirer_authorizations_total',
      'Requests by outcome. cut_over is code 90 inside the day-cut of its channel; a wallet waiting for its user is counted when the answer comes; a request nobody answered counts as system_failure, and again under an answer that came later.',
      book.totals,
    ),
    perChannel(
      'acquirer_authorization_responses_total',
      'The same requests by response code, other for codes without a series of their own.',
      book.responses,
    ),
    moneyCounter(
      'acquirer_authorization_amount_total',
      'The same requests by the amount asked for, in major units.',
      book.amounts,
    ),
    distribution(
      'acquirer_authorization_duration_seconds',
      'From the arrival of a request at the switch to its answer, time-outs included.',
      book.durations,
    ),
    counter(
      'acquirer_authorizations_by_issuer_total',
      'Requests by issuer, on the channels that name one.',
      splits.byIssuer,
    ),
    counter(
      'acquirer_authorizations_by_region_total',
      'Requests by region and network, where the event names a region.',
      splits.byRegion,
    ),
    counter(
      'acquirer_authorizations_by_carrier_total',
      'Requests by carrier, where the event names one.',
      splits.byCarrier,
    ),
    counter(
      'acquirer_authorization_attempts_by_carrier_total',
      'Requests by region and carrier, whatever became of them, where the event names both.',
      splits.attemptsByCarrier,
    ),
    pairs(
      counter(
        'acquirer_authorizations_by_terminal_model_total',
        'Requests by terminal model and firmware, where the event names a model.',
        splits.byVersion,
      ),
      'version',
      '|',
      ['terminal_model', 'firmware'],
    ),
    counter(
      'acquirer_authorizations_by_node_total',
      'Requests by node of the switch, where the event names one.',
      splits.byNode,
    ),
    counter(
      'acquirer_authorization_watch_codes_by_node_total',
      'Refusals with a watch code by node: PIN errors (55), MAC and PIN-format errors (A0, 99), the rest.',
      splits.watchByNode,
    ),
    gaugeEach(
      'acquirer_authorization_declining_merchants',
      'Different merchants refused in the running minute and the five before it, by group of codes (HyperLogLog, standard error 2.3 %).',
      [channel, { label: 'code_group', values: codeGroups }],
      (now, id, group) => book.refusedMerchants(id, group!, now),
    ),
    gaugeEach(
      'acquirer_authorizations_expected_per_minute',
      'Attempts per minute that are normal now: learned, or the configured figure within business hours and 0 outside.',
      [channel],
      (now, id) => book.expected(id, now).perMinute,
    ),
    gaugeEach(
      'acquirer_authorizations_expected_learned',
      '1 when the expected attempts were learned, 0 while configuration stands in.',
      [channel],
      (now, id) => (book.expected(id, now).state === 'learned' ? 1 : 0),
    ),
  ];
};

/** One counter over tallies whose label sets differ by channel. */
function perChannel(name: string, help: string, tallies: ReadonlyMap<string, Tally>): Metric {
  const parts = [...tallies].map(([channel, tally]) => ({ channel, metric: counter(name, help, tally) }));
  return {
    name,
    help,
    type: 'counter',
    labels: ['channel', ...(parts[0]?.metric.labels ?? [])],
    series: parts.flatMap(({ channel, metric }) => metric.series.map((labels) => [channel, ...labels])),
    read: (now) => parts.flatMap(({ metric }) => metric.read(now) as number[]),
  };
}
