import type { Family } from './family.ts';
import { counter, gaugeEach, seconds } from './views.ts';

/** Access gateways: connection concentrators between the terminals and the switch. */
export const access: Family = ({ gateways: book }, vocabulary) => {
  const gateway = { label: 'gateway', values: vocabulary.gateways };
  return [
    gaugeEach(
      'acquirer_access_connections',
      'Terminal connections a gateway holds, as last reported.',
      [gateway],
      (_now, id) => book.state(id)?.connections ?? 0,
    ),
    gaugeEach(
      'acquirer_access_gateway_up',
      'State of a gateway as last reported; also 0 before the first report.',
      [gateway],
      (_now, id) => (book.state(id)?.up ? 1 : 0),
    ),
    gaugeEach(
      'acquirer_access_gateway_last_report_timestamp_seconds',
      'Event time of the newest report on a gateway; 0 = never, so that one nobody reports on is not taken for down.',
      [gateway],
      (_now, id) => seconds(book.state(id)?.at),
    ),
    counter(
      'acquirer_access_connection_errors_total',
      'Failed terminal connections by gateway and reason.',
      book.errors,
    ),
  ];
};
