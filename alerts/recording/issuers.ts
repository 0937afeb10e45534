import { wilsonLower } from '../promql.ts';
import type { RecordingRule } from '../rule.ts';

const windows = [
  ['5m', 300],
  ['30m', 1800],
] as const;

/** Each issuer over all channels that name it. */
export const issuers: readonly RecordingRule[] = windows.flatMap(([window, seconds]) => {
  const rate = (selector: string): string =>
    `sum by (issuer) (rate(acquirer_authorizations_by_issuer_total${selector}[${window}]))`;
  const all = `issuer:attempts:rate${window}`;
  const bad = `issuer:failures:rate${window}`;
  const group = window === '5m' ? ('fast' as const) : ('normal' as const);
  return [
    { record: all, expr: rate(''), group },
    { record: bad, expr: rate('{outcome="system_failure"}'), group },
    { record: `issuer:failing_share:wilson${window}`, expr: wilsonLower(bad, all, seconds), group },
  ];
});

/** An issuer that fails, or failed a quarter of an hour ago, keeps its customers waiting and its sales reversed: its own alert says so. */
export const noIssuerFails = (share: number): string =>
  `unless on () count(max_over_time(issuer:failing_share:wilson5m{issuer!="other"}[15m]) > ${share})`;
