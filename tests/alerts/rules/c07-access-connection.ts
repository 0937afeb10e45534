import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { channelSeries, plain, windowOf } from './channelworld.ts';

interface Gateway {
  readonly usual: number;
  readonly left: number;
  readonly maintained: boolean;
}

const gw = (gateway: string): Labels => ({ gateway });

const connections = (time: Timeline, who: Labels, { usual, left, maintained }: Gateway) => [
  gauge(time, 'acquirer_access_connections', who, usual, left),
  ...(maintained ? [windowOf(time, 'gateway', who.gateway!)] : []),
];

interface Saying {
  /** Whether the gateway says that it is up, and whether it ever said anything. */
  readonly up: 0 | 1;
  readonly reports: boolean;
  readonly maintained: boolean;
}

/** All connections stand; only what the gateway says of itself changes. */
const saying = (time: Timeline, who: Labels, { up, reports, maintained }: Saying) => [
  ...connections(time, who, { usual: 100, left: 100, maintained }),
  gauge(time, 'acquirer_access_gateway_up', who, reports ? 1 : 0, reports ? up : 0),
  gauge(time, 'acquirer_access_gateway_last_report_timestamp_seconds', who, (second) =>
    reports ? second + 60 : 0,
  ),
];

interface Errors {
  readonly reason: string;
  readonly usual: number;
  readonly perMinute: number;
  readonly connections: number;
}

const errors = (time: Timeline, who: Labels, { reason, usual, perMinute, connections: many }: Errors) => [
  counter(time, 'acquirer_access_connection_errors_total', { ...who, reason }, usual, perMinute),
  gauge(time, 'acquirer_access_connections', who, many),
];

/** A gateway is held against what it had an hour before. */
const gatewayErrors = {
  alert: 'GatewayErrors',
  severity: 'urgent',
  step: 15,
  minutes: 140,
  fault: [100, 115],
  apart: true,
} as const;

interface SignIns {
  readonly perMinute: number;
  readonly share: number;
}

const signIns = (time: Timeline, _who: Labels, { perMinute, share }: SignIns) => [
  counter(time, 'acquirer_terminal_signins_total', { result: 'ok' }, perMinute, perMinute * (1 - share)),
  counter(time, 'acquirer_terminal_signins_total', { result: 'key_error' }, 0, perMinute * share),
];

interface Everything {
  readonly arriving: number;
  /** Of five channels, how many are hit. */
  readonly hit: number;
  readonly perMinute: number;
  readonly channels: number;
  readonly learned: number;
  readonly blind: 0 | 1;
  /** Expected against what usually comes. */
  readonly expected: number;
}

const everything = (time: Timeline, _who: Labels, p: Everything) => [
  ...Array.from({ length: p.channels }, (_, i) =>
    channelSeries(
      time,
      { channel: `c${i}` },
      {
        ...plain,
        perMinute: p.perMinute,
        share: 0,
        arriving: i < p.hit ? p.arriving : 1,
        expected: p.perMinute * p.expected,
        learned: p.learned,
      },
    ),
  ).flat(),
  gauge(time, 'acquirer_stage_blind', { stage: 'switch', channel: 'all' }, 0, p.blind),
];

export const c07Stories: readonly Story[] = [
  story<Gateway>({
    alert: 'GatewayDown',
    severity: 'page',
    step: 15,
    minutes: 60,
    fault: [30, 38],
    params: { usual: 100, left: 27, maintained: false },
    series: connections,
    common: (time) => [gauge(time, 'acquirer_access_connections', gw('steady'), 2000)],
    cast: [
      fault(gw('gw1'), { value: 27, answers: { terminals: '100' } }),
      fault(gw('gw9'), { value: 0, answers: { terminals: '22' } }, { usual: 22, left: 0 }),
      healthy(gw('gw2')),
      gone(gw('gw3')),
      near('33 % are left', gw('gw4'), { left: 33 }),
      near('announced maintenance', gw('gw5'), { maintained: true }),
      quiet('18 connections', gw('gw6'), { usual: 18, left: 0 }),
    ],
    without: { counter_reset: 'gauges only' },
  }),
  story<Saying>({
    alert: 'GatewayDown',
    severity: 'page',
    step: 15,
    minutes: 60,
    fault: [30, 38],
    params: { up: 0, reports: true, maintained: false },
    series: saying,
    cast: [
      fault(gw('gw1'), { value: 0, answers: { terminals: '100' } }),
      healthy(gw('gw2')),
      near('nobody ever reported on it', gw('gw3'), { reports: false }),
      near('announced maintenance', gw('gw4'), { maintained: true }),
    ],
  }),
  story<Gateway>({
    alert: 'GatewayDown',
    severity: 'page',
    step: 15,
    minutes: 60,
    fault: [30, 38],
    apart: true,
    params: { usual: 100, left: 27, maintained: false },
    series: (time, who, p) => [
      ...connections(time, who, p),
      gauge(time, 'acquirer_access_connections', gw('other_gateway'), 100, p.usual > 100 ? 100 : 40),
    ],
    cast: [
      near('shops close on all gateways', gw('gw1'), {}),
      fault(gw('gw1'), { value: 27, answers: { terminals: '110' } }, { usual: 110 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'see above', healthy: 'see above' },
  }),
  story<Errors>({
    ...gatewayErrors,
    params: { reason: 'tls', usual: 1, perMinute: 5.5, connections: 1000 },
    series: errors,
    cast: [
      fault(gw('gw1'), { value: 5.5, lastValue: 5.05, answers: { terminals: '1000' } }),
      fault(
        gw('gw9'),
        { value: 5.5, lastValue: 5.05, answers: { terminals: '1000' } },
        { reason: 'timeout' },
      ),
      healthy(gw('gw2')),
      gone(gw('gw3')),
      restarted(gw('gw4')),
      near('4.6 times the usual', gw('gw5'), { perMinute: 10, usual: 2.2 }),
      near('5.5 a minute of 1,200 connections', gw('gw10'), { connections: 1200 }),
      near('of another kind, too', gw('gw11'), { connections: 1200, reason: 'timeout' }),
      near('the same of another kind', gw('gw6'), { perMinute: 10, usual: 2.2, reason: 'tcp_reset' }),
      quiet('4.5 a minute', gw('gw7'), { perMinute: 4.5, usual: 0.1 }),
      quiet('4.5 a minute of another kind', gw('gw8'), { perMinute: 4.5, usual: 0.1, reason: 'capacity' }),
    ],
    firesAt: 106.5,
    resolvesAt: 125.75,
  }),
  story<Errors & { readonly elsewhere: number }>({
    ...gatewayErrors,
    params: { reason: 'tls', usual: 1, perMinute: 6, connections: 1000, elsewhere: 0.9 },
    series: (time, who, { elsewhere, ...own }) => [
      ...errors(time, who, own),
      ...['gw2', 'gw3'].flatMap((gateway) => errors(time, { gateway }, { ...own, perMinute: elsewhere })),
    ],
    cast: [
      fault(gw('gw1'), { value: 6, lastValue: 5, answers: { terminals: '1000' } }),
      near('two of three gateways nearly as much: terminals carry it', gw('gw1'), { elsewhere: 1.8 }),
    ],
    firesAt: 106,
    resolvesAt: 126.25,
  }),
  story<SignIns>({
    alert: 'SignInsFailing',
    severity: 'urgent',
    step: 60,
    minutes: 70,
    fault: [20, 35],
    apart: true,
    params: { perMinute: 30, share: shareFor(0.11, 300) },
    series: signIns,
    cast: [
      fault({}, { value: 0.11, answers: { terminals: '46' } }),
      healthy({}),
      gone({}),
      restarted({}),
      near('a lower bound of 9 %', {}, { share: shareFor(0.09, 300) }),
      quiet('18 sign-ins in ten minutes', {}, { perMinute: 1.8, share: 1 }),
    ],
    firesAt: 32,
    resolvesAt: 46,
  }),
  story<SignIns>({
    alert: 'SignInsFailing',
    severity: 'urgent',
    step: 60,
    minutes: 70,
    fault: [20, 35],
    apart: true,
    params: { perMinute: 2.2, share: 1 },
    series: signIns,
    cast: [
      fault(
        {},
        {
          value: 0.2778376,
          lastValue: 0.1320763,
          answers: { terminals: '11' },
          lastAnswers: { terminals: '7' },
        },
      ),
    ],
    firesAt: 25,
    resolvesAt: 53,
  }),
  story<Everything>({
    alert: 'AttemptsCollapse',
    severity: 'page',
    step: 15,
    minutes: 40,
    fault: [20, 32],
    apart: true,
    params: { arriving: 0.54, hit: 5, perMinute: 30, channels: 5, learned: 1, blind: 0, expected: 1 },
    series: everything,
    cast: [
      fault({}, { value: 0.54, lastValue: 0.586 }),
      fault({}, { value: 0.54, lastValue: 0.586 }, { channels: 3, hit: 3, perMinute: 5.5 }),
      healthy({}),
      gone({}),
      restarted({}),
      near('66 % arrive', {}, { arriving: 0.66 }),
      near('less than expected all day long', {}, { arriving: 0.7, expected: 1.8 }),
      near('three of five channels', {}, { hit: 3, arriving: 0.1 }),
      near('the expectation is only configured', {}, { learned: 0 }),
      near('the switch feed is blind', {}, { blind: 1 }),
      quiet('4.5 a minute on every channel', {}, { perMinute: 4.5, arriving: 0 }),
      quiet('two channels say nothing of most', {}, { channels: 2, hit: 2, arriving: 0 }),
    ],
    firesAt: 26.5,
    resolvesAt: 37.75,
  }),
  story<Everything>({
    alert: 'AttemptsCollapse',
    severity: 'page',
    step: 15,
    minutes: 10,
    fault: [9, 10],
    apart: true,
    params: { arriving: 1, hit: 0, perMinute: 30, channels: 5, learned: 1, blind: 0, expected: 1 },
    series: everything,
    cast: [near('Prometheus has just started', {}, {})],
    firesAt: 2.5,
    resolvesAt: 3,
  }),
];
