import { counter, gauge, type Labels, type Series, type Timeline } from '../promtool/series.ts';

/** Traffic of one channel: attempts a minute, and the share of them that fails in the fault. */
export interface Traffic {
  readonly perMinute: number;
  readonly share: number;
  /** Everyday failing share. */
  readonly usual: number;
  /** Whose failures they are: all requests alike, or one issuer with this part of the channel's traffic. */
  readonly issuer?: { readonly weight: number; readonly share: number; readonly maintained?: true };
  readonly type: string;
  readonly maintained: boolean;
  readonly expected?: number;
  readonly learned?: number;
  /** Part of the attempts that arrives in the fault. */
  readonly arriving: number;
  readonly blind?: true;
}

export const plain: Traffic = {
  perMinute: 30,
  share: 0.5,
  usual: 0,
  type: 'card_scheme_domestic',
  maintained: false,
  arriving: 1,
};

/** What the collector exports for one channel. */
export function channelSeries(time: Timeline, { channel = '' }: Labels, t: Traffic): readonly Series[] {
  const { perMinute, share, usual, issuer, arriving } = t;
  const failing = issuer === undefined ? share : issuer.weight * issuer.share;
  const total = (of: number, then: number, outcome: string): Series =>
    counter(
      time,
      'acquirer_authorizations_total',
      { channel, txn_type: 'sale', outcome },
      perMinute * of,
      perMinute * arriving * then,
    );
  const all = [
    total(1 - usual, 1 - failing, 'approved'),
    total(usual, failing, 'system_failure'),
    gauge(time, 'acquirer_channel_info', { channel, channel_type: t.type }, 1),
  ];
  if (issuer !== undefined) all.push(...issuerSeries(time, channel, perMinute, issuer));
  if (t.maintained) all.push(windowOf(time, 'channel', channel));
  if (t.expected !== undefined) {
    all.push(
      gauge(time, 'acquirer_authorizations_expected_per_minute', { channel }, t.expected),
      gauge(time, 'acquirer_authorizations_expected_learned', { channel }, t.learned ?? 1),
    );
  }
  if (t.blind) all.push(gauge(time, 'acquirer_stage_blind', { stage: 'switch', channel }, 0, 1));
  return all;
}

export const windowOf = (time: Timeline, type: string, scope: string): Series =>
  gauge(time, 'acquirer_maintenance_window_active', { scope_type: type, scope, kind: 'planned' }, 0, 1);

function issuerSeries(
  time: Timeline,
  channel: string,
  perMinute: number,
  { weight, share, maintained }: NonNullable<Traffic['issuer']>,
): readonly Series[] {
  const bad = `bank_${channel}`;
  const of = (issuer: string, outcome: string, calm: number, faulty: number): Series =>
    counter(
      time,
      'acquirer_authorizations_by_issuer_total',
      { channel, issuer, outcome },
      perMinute * calm,
      perMinute * faulty,
    );
  return [
    of(bad, 'approved', weight, weight * (1 - share)),
    of(bad, 'system_failure', 0, weight * share),
    of('fine', 'approved', 1 - weight, 1 - weight),
    of('fine', 'system_failure', 0, 0),
    ...(maintained ? [windowOf(time, 'issuer', bad)] : []),
  ];
}

/** Four channels alike, so that nobody can say it is one of them; the subject is the first. */
export const together = (time: Timeline, who: Labels, t: Traffic) =>
  [who.channel!, 'p', 'q', 'r'].flatMap((channel) => channelSeries(time, { channel }, t));
