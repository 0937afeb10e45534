import { confidence, orZero, wilsonLower } from '../promql.ts';
import type { Group, RecordingRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';

/** Windows in which failures are judged: two minutes for an outage, five for a partial one. */
const windows = [
  { name: '2m', seconds: 120, group: 'fast' },
  { name: '5m', seconds: 300, group: 'fast' },
] as const satisfies readonly { name: string; seconds: number; group: Group }[];

/**
 * Failures of a channel that are the channel's: what an issuer's announced maintenance or a failing issuer explains is taken
 * out first, so that the alert that names the issuer is the only one. An issuer's failures explain the channel's when
 * its share, less what chance does to one of several, is far above that of the channel's other issuers and high in itself;
 * in an outage of the channel all issuers fail alike and nothing is taken out. A channel in its own announced window has no
 * net failures at all, so that no longer window remembers them either. The day-cut needs no exception: the collector counts
 * it as `cut_over`.
 */
export function failures(t: Thresholds): readonly RecordingRule[] {
  return windows.flatMap(({ name, seconds, group }) => {
    const of = (level: string, what: string): string => `${level}:${what}:rate${name}`;
    const rate = (labels: string, selector: string): string =>
      `sum by (${labels}) (rate(${selector}[${name}]))`;
    const attempts = of('channel', 'attempts');
    const failed = of('channel', 'failures');
    const issuerAttempts = of('channel_issuer', 'attempts');
    const issuerFailed = of('channel_issuer', 'failures');
    const issuerShare = `channel_issuer:failing_share:low${name}`;
    const announced = of('channel', 'announced_failures');
    const concentrated = of('channel', 'concentrated_failures');
    const net = of('channel', 'net_failures');
    /** The channel's less the issuer's, by channel and issuer. */
    const rest = (all: string, own: string): string =>
      `(${own} * 0 + on (channel) group_left () ${all} - ${own})`;
    const busy = `${attempts} * ${seconds} >= ${t.busyAttempts}`;
    const rules: readonly (readonly [string, string])[] = [
      [attempts, rate('channel', 'acquirer_authorizations_total')],
      [failed, rate('channel', 'acquirer_authorizations_total{outcome="system_failure"}')],
      [issuerAttempts, rate('channel, issuer', 'acquirer_authorizations_by_issuer_total')],
      [
        issuerFailed,
        rate('channel, issuer', 'acquirer_authorizations_by_issuer_total{outcome="system_failure"}'),
      ],
      [issuerShare, wilsonLower(issuerFailed, issuerAttempts, seconds, confidence.p84)],
      [announced, `sum by (channel) (${issuerFailed} and on (issuer) issuer:in_maintenance:max15m)`],
      [
        concentrated,
        `sum by (channel) (${issuerFailed}{issuer!="other"} and ${issuerShare} * ${rest(attempts, issuerAttempts)} > ${t.concentration} * ${rest(failed, issuerFailed)} and ${issuerShare} > ${t.issuerExplains} unless on (issuer) issuer:in_maintenance:max15m)`,
      ],
      [
        net,
        `clamp_min(${failed} - ${orZero(announced, failed)} - ${orZero(concentrated, failed)}, 0) unless on (channel) channel:in_maintenance:max15m`,
      ],
      [`channel:failing_share:wilson${name}`, wilsonLower(net, attempts, seconds)],
      [
        `all:failing_share:quartile${name}`,
        `quantile(0.25, ${net} / (${attempts} and ${busy})) and count(${busy}) >= ${t.busyChannels}`,
      ],
    ];
    return rules.map(([record, expr]) => ({ record, expr, group }));
  });
}
