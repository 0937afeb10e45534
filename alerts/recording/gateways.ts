import type { RecordingRule } from '../rule.ts';

/** Connection errors of the gateways, TLS apart from the rest, and what they had in the hours before. */
export const gateways: readonly RecordingRule[] = [
  ['tls_errors', 'reason="tls"'],
  ['other_errors', 'reason!="tls"'],
].flatMap(([name, selector]) => [
  {
    record: `gateway:${name}:rate5m`,
    expr: `sum by (gateway) (rate(acquirer_access_connection_errors_total{${selector}}[5m]))`,
    group: 'fast' as const,
  },
  {
    record: `gateway:${name}:before`,
    // Not before half an hour of it is known: a collector just installed would hold the first minute against all others.
    expr: `avg_over_time(gateway:${name}:rate5m[3h] offset 30m) and gateway:${name}:rate5m offset 1h`,
    group: 'normal' as const,
  },
]);

export const gatewayConnections: RecordingRule = {
  record: 'gateway:connections:sum',
  expr: 'sum by (gateway) (acquirer_access_connections)',
  group: 'fast',
};
