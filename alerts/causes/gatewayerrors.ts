import type { Thresholds } from '../thresholds.ts';

/**
 * Gateways on which connection errors of one kind have risen. A few in every thousand connections are normal at any time, so
 * that many terminals make many errors, and more when the shops open: the limit grows with the connections.
 */
export function errorsRise(t: Thresholds, kind: 'tls' | 'other'): string {
  const now = `gateway:${kind}_errors:rate5m`;
  return `${now} * 60 > ${t.tlsPerMinute} and ${now} * 60 > ${t.errorsPerConnection} * gateway:connections:sum and ${now} > ${t.tlsFactor} * gateway:${kind}_errors:before`;
}
