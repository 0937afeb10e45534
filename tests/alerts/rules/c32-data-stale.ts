import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Source {
  /** Longest normal silence, seconds; 0 = silence means nothing now. */
  readonly interval: number;
  /** Seconds of silence a minute before the end of the fault. */
  readonly silent: number;
}

const source = (name: string): Labels => ({ source: name });

/** The newest event stays where it was when the source fell silent. */
const silent = (time: Timeline, who: Labels, { interval, silent: seconds }: Source) => [
  gauge(
    time,
    'acquirer_source_last_event_timestamp_seconds',
    who,
    (second) => second,
    (second) => Math.max(time.from, second - seconds),
  ),
  gauge(time, 'acquirer_source_expected_interval_seconds', who, interval),
];

interface Rejecting {
  readonly perMinute: number;
  readonly share: number;
}

const rejecting = (time: Timeline, who: Labels, { perMinute, share }: Rejecting) => [
  counter(
    time,
    'acquirer_source_records_total',
    { ...who, outcome: 'accepted' },
    perMinute,
    perMinute * (1 - share),
  ),
  counter(time, 'acquirer_source_records_total', { ...who, outcome: 'rejected' }, 0, perMinute * share),
  counter(time, 'acquirer_source_rejects_total', { ...who, reason: 'conflict' }, 0, perMinute * share),
];

interface Level {
  readonly calm: number;
  readonly faulty: number;
}

const always = { counter_reset: 'gauges only', low_traffic: 'it is down or it is not' };

/** One gauge of this system with a good and a bad value. */
const levelStory = (
  alert: string,
  severity: Severity,
  metric: string,
  level: Level & { near: number },
  who: (name: string) => Labels,
  shown: (name: string) => Labels,
  more: {
    readonly value?: number;
    readonly minutes?: number;
    readonly step?: number;
    readonly fault?: readonly [number, number];
  } = {},
): Story =>
  story<Level>({
    alert,
    severity,
    step: more.step ?? 30,
    minutes: more.minutes ?? 60,
    fault: more.fault ?? [10, 30],
    params: level,
    series: (time: Timeline, labels: Labels, { calm, faulty }) => [gauge(time, metric, labels, calm, faulty)],
    cast: [
      fault(who('a'), { value: more.value ?? level.faulty, labels: shown('a') }),
      healthy(who('b')),
      gone(who('c')),
      near('nothing wrong', who('d'), { faulty: level.near }),
    ].map((member) =>
      member.fires === undefined ? member : { ...member, fires: { ...member.fires, labels: shown('a') } },
    ),
    without: always,
  });

/** A counter of Prometheus or Alertmanager of which any rise within five minutes is wrong. */
const standsStill = (alert: string, metric: string): Story =>
  story<{ readonly perMinute: number }>({
    alert,
    severity: 'urgent',
    step: 60,
    minutes: 90,
    fault: [30, 50],
    params: { perMinute: 0.6 },
    series: (time, who, { perMinute }) => [counter(time, metric, who, 0, perMinute)],
    cast: [
      fault({ job: 'a' }, { value: 0.01, lastValue: 0.002 }),
      healthy({ job: 'b' }),
      gone({ job: 'c' }),
      restarted({ job: 'd' }),
    ],
    firesAt: 36,
    resolvesAt: 65,
    without: { near: 'any is wrong', low_traffic: 'any is wrong' },
  });

const collector = (instance: string): Labels => ({ job: 'acquirer-collector', instance });

export const c32Stories: readonly Story[] = [
  story<Source>({
    alert: 'SourceStale',
    severity: 'urgent',
    step: 15,
    minutes: 40,
    fault: [10, 20],
    params: { interval: 100, silent: 1e9 },
    series: silent,
    cast: [
      fault(source('switch'), { value: 345, lastValue: 585 }),
      healthy(source('calm')),
      gone(source('gone')),
      near('2.8 of its intervals', source('almost'), { silent: 280 }),
      near('outside its hours', source('closed'), { interval: 0 }),
    ],
    firesAt: 15.75,
    resolvesAt: 22,
    without: { counter_reset: 'timestamps only', low_traffic: 'each source has its own interval' },
  }),
  levelStory(
    'SourceNeverSeen',
    'ticket',
    'acquirer_source_last_event_timestamp_seconds',
    { calm: 1, faulty: 0, near: 1 },
    source,
    source,
    { step: 300, minutes: 200, fault: [30, 120] },
  ),
  story<Rejecting>({
    alert: 'SourceRejected',
    severity: 'urgent',
    step: 60,
    minutes: 80,
    fault: [20, 45],
    params: { perMinute: 100, share: 0.055 },
    series: rejecting,
    cast: [
      fault(source('switch'), { value: 0.055, lastValue: 0.055 }),
      healthy(source('calm')),
      gone(source('gone')),
      restarted(source('restarted')),
      near('4.5 % of the lines', source('less'), { share: 0.045 }),
      quiet('18 lines', source('quiet'), { perMinute: 6, share: 0.3 }),
    ],
    firesAt: 35,
    resolvesAt: 56,
  }),
  story<Rejecting>({
    alert: 'SourceRejected',
    severity: 'urgent',
    step: 60,
    minutes: 80,
    fault: [20, 45],
    params: { perMinute: 7.3, share: 0.3 },
    series: rejecting,
    cast: [fault(source('risk'), { value: 0.3, lastValue: 0.3 }), healthy(source('calm'))],
    firesAt: 35,
    resolvesAt: 56,
  }),
  levelStory('CollectorDown', 'page', 'up', { calm: 1, faulty: 0, near: 1 }, collector, collector),
  story<{ readonly up: number | null; readonly exported: number | null }>({
    alert: 'CollectorMissing',
    severity: 'page',
    step: 24,
    minutes: 40,
    fault: [10, 20],
    apart: true,
    params: { up: null, exported: null },
    series: (time, who, { up, exported }) => [
      gauge(time, 'up', { ...who, instance: 'a' }, 1, up),
      gauge(time, 'acquirer_source_up', { source: 'switch' }, 1, exported),
    ],
    cast: [
      fault({}, { value: 1 }),
      healthy({ job: 'acquirer-collector' }),
      near('it is down: that is another alert', { job: 'acquirer-collector' }, { up: 0 }),
    ],
    // A series without a stale marker is remembered for five minutes; no evaluation falls on the end of them.
    firesAt: 18,
    resolvesAt: 21.2,
    without: { ...always, missing_data: 'that is the fault' },
  }),
  levelStory(
    'CollectorNotReady',
    'page',
    'acquirer_collector_ready',
    { calm: 1, faulty: 0, near: 1 },
    (instance) => ({ instance }),
    (instance) => ({ instance }),
  ),
  levelStory(
    'ConservationBroken',
    'page',
    'acquirer_ledger_imbalance_amount',
    { calm: 0, faulty: 0.01, near: 0 },
    (check) => ({ check, currency: 'CNY' }),
    (check) => ({ check }),
    { step: 60 },
  ),
  story<Level>({
    alert: 'ChannelSeriesMissing',
    severity: 'ticket',
    step: 240,
    minutes: 120,
    fault: [32, 64],
    params: { calm: 1, faulty: 0 },
    series: (time, who, { faulty }) => [
      gauge(time, 'acquirer_channel_info', { ...who, channel_type: 'wallet' }, 1),
      gauge(
        time,
        'acquirer_authorizations_total',
        { ...who, txn_type: 'sale', outcome: 'approved' },
        1,
        faulty === 0 ? null : 1,
      ),
    ],
    cast: [
      fault({ channel: 'a' }, { value: 1 }),
      healthy({ channel: 'b' }),
      gone({ channel: 'c' }),
      near('there but quiet', { channel: 'd' }, { faulty: 1 }),
    ],
    // A series without a stale marker is remembered for five minutes; no evaluation falls on the end of them.
    firesAt: 52,
    resolvesAt: 72,
    without: { counter_reset: 'only whether they are there', low_traffic: 'only whether they are there' },
  }),
  standsStill('NotificationsFailing', 'alertmanager_notifications_failed_total'),
  levelStory(
    'AlertmanagerUnreachable',
    'urgent',
    'prometheus_notifications_alertmanagers_discovered',
    { calm: 1, faulty: 0, near: 1 },
    (job) => ({ job }),
    (job) => ({ job }),
    { step: 60 },
  ),
  standsStill('RuleEvaluationFailing', 'prometheus_rule_evaluation_failures_total'),
  story<{ readonly perMinute: number }>({
    alert: 'RuleEvaluationLate',
    severity: 'urgent',
    step: 60,
    minutes: 90,
    fault: [30, 50],
    params: { perMinute: 0.22 },
    series: (time, who, { perMinute }) => [
      counter(time, 'prometheus_rule_group_iterations_missed_total', who, 0, perMinute),
    ],
    cast: [
      fault({ job: 'a' }, { value: 2.2 }),
      healthy({ job: 'b' }),
      gone({ job: 'c' }),
      restarted({ job: 'd' }),
      quiet('1.8 in ten minutes', { job: 'e' }, { perMinute: 0.18 }),
    ],
    firesAt: 45,
    resolvesAt: 61,
    without: { near: 'that is the low one' },
  }),
  levelStory(
    'ConfigurationNotLoaded',
    'urgent',
    'prometheus_config_last_reload_successful',
    { calm: 1, faulty: 0, near: 1 },
    (job) => ({ job }),
    (job) => ({ job }),
    { step: 60 },
  ),
  levelStory(
    'ConfigurationNotLoaded',
    'urgent',
    'alertmanager_config_last_reload_successful',
    { calm: 1, faulty: 0, near: 1 },
    (job) => ({ job }),
    (job) => ({ job }),
    { step: 60 },
  ),
  story<Level>({
    alert: 'Watchdog',
    severity: 'info',
    step: 60,
    minutes: 10,
    fault: [2, 8],
    apart: true,
    always: true,
    params: { calm: 1, faulty: 1 },
    series: (time) => [gauge(time, 'up', { job: 'anything' }, 1)],
    cast: [fault({}, { value: 1 })],
    firesAt: 2,
    resolvesAt: 3,
    without: {
      healthy: 'it fires when all is well',
      near: 'it has no condition',
      missing_data: 'it needs no data',
      counter_reset: 'it needs no data',
      low_traffic: 'it needs no data',
      keeps_firing: 'it never ends',
    },
  }),
];
