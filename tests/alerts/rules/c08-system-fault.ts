import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { channelSeries, plain } from './channelworld.ts';
import { coded, explainedElsewhere, standingOut, stepStories } from './stepstory.ts';

interface Switch {
  /** Channels that fail with this share, of four that are busy. */
  readonly failing: number;
  readonly share: number;
  readonly channels: number;
  readonly perMinute: number;
}

const fleet = (time: Timeline, _who: Labels, { failing, share, channels, perMinute }: Switch) =>
  Array.from({ length: channels }, (_, i) =>
    channelSeries(time, { channel: `c${i}` }, { ...plain, perMinute, share: i < failing ? share : 0 }),
  ).flat();

interface Node {
  readonly perMinute: number;
  readonly pins: number;
  readonly macs: number;
  readonly failures: number;
  /** The same three together at its peers. */
  readonly rest: number;
}

const nodes = (time: Timeline, who: Labels, { perMinute, pins, macs, failures, rest }: Node) => {
  const of = (node: string, rate: number, calm: number, share: Omit<Node, 'perMinute' | 'rest'>) => [
    counter(time, 'acquirer_authorizations_by_node_total', { node, outcome: 'approved' }, rate),
    counter(
      time,
      'acquirer_authorizations_by_node_total',
      { node, outcome: 'system_failure' },
      0,
      rate * share.failures,
    ),
    counter(
      time,
      'acquirer_authorization_watch_codes_by_node_total',
      { node, code_group: '55' },
      rate * calm,
      rate * share.pins,
    ),
    counter(
      time,
      'acquirer_authorization_watch_codes_by_node_total',
      { node, code_group: 'a0_99' },
      0,
      rate * share.macs,
    ),
    counter(
      time,
      'acquirer_authorization_watch_codes_by_node_total',
      { node, code_group: 'other_watch' },
      rate * 0.5,
    ),
  ];
  const calm = Math.min(rest, 0.002);
  return [
    ...of(who.node!, perMinute, calm, { pins, macs, failures }),
    ...of('peer', perMinute * 3, calm, { pins: rest, macs: 0, failures: 0 }),
  ];
};

const n1 = { node: 'n1' };
/** Requests of the node in ten minutes. */
const n = 400;
const bad = shareFor(0.011, n);
const usual: Node = { perMinute: 40, pins: bad / 2, macs: bad / 4, failures: bad / 4, rest: 0.002 };
const keys = { events: coded('A0'), merchants: 'watch' };

const nodeFaults = {
  alert: 'NodeFaults',
  severity: 'urgent',
  step: 60,
  minutes: 80,
  fault: [20, 40],
  apart: true,
  params: usual,
  series: nodes,
} as const;

/** A node of few requests, half of which fail. */
const half = fault(
  n1,
  { value: 0.1937, lastValue: 0.07792, answers: { requests: '20' }, lastAnswers: { requests: '10' } },
  { perMinute: 6.6, pins: 0.5 },
);

interface BesideChannels extends Node {
  /** Requests a minute and failing share of each busy channel. */
  readonly channels: readonly (readonly [perMinute: number, share: number])[];
}

const calm = [30, 0] as const;
const besideChannel = {
  ...nodeFaults,
  // 16 of 40 requests a minute fail.
  params: {
    perMinute: 40,
    pins: 0,
    macs: 0,
    failures: 0.4,
    rest: 0,
    channels: [[100, 0.5], calm, calm, calm],
  },
  series: (time: Timeline, who: Labels, { channels, ...node }: BesideChannels) => [
    ...nodes(time, who, node),
    ...channels.flatMap(([perMinute, share], i) =>
      channelSeries(time, { channel: `c${i}` }, { ...plain, perMinute, share }),
    ),
  ],
} as const;

const besideStories: readonly Story[] = [
  story<BesideChannels>({
    ...besideChannel,
    cast: [
      near('tried again, one channel’s failures come by one node', n1, {}),
      fault(
        n1,
        { value: 0.1219, lastValue: 0.02268, answers: { requests: '64' }, lastAnswers: { requests: '16' } },
        { failures: 0, pins: 0.4 },
      ),
      fault(
        n1,
        { value: 0.1048, lastValue: 0.0218, answers: { requests: '64' }, lastAnswers: { requests: '16' } },
        { channels: [[1000, 0.04], calm, calm, calm] },
      ),
    ],
    firesAt: 24,
    resolvesAt: 60,
  }),
  story<BesideChannels>({
    ...besideChannel,
    cast: [
      fault(
        n1,
        { value: 0.2435, lastValue: 0.1793, answers: { requests: '160' }, lastAnswers: { requests: '112' } },
        { channels: [[100, 0.1], calm, calm, calm] },
      ),
    ],
    firesAt: 30,
    resolvesAt: 54,
  }),
  story<BesideChannels>({
    ...besideChannel,
    cast: [
      fault(
        n1,
        { value: 0.1309, lastValue: 0.1793, answers: { requests: '80' }, lastAnswers: { requests: '112' } },
        {
          channels: [
            [100, 0.5],
            [30, 0.2],
            [30, 0.2],
            [30, 0.2],
          ],
        },
      ),
    ],
    firesAt: 25,
    resolvesAt: 54,
  }),
];

export const c08Stories: readonly Story[] = [
  story<Switch>({
    alert: 'SwitchFault',
    severity: 'page',
    step: 15,
    minutes: 30,
    fault: [8, 16],
    apart: true,
    params: { failing: 5, share: 0.055, channels: 5, perMinute: 60 },
    series: fleet,
    cast: [
      fault({}, { value: 0.055 }),
      fault({}, { value: 0.055 }, { failing: 3, channels: 3, perMinute: 11 }),
      healthy({}),
      gone({}),
      restarted({}),
      near('4.5 % everywhere', {}, { share: 0.045 }),
      near('two of five channels', {}, { failing: 2, share: 0.9 }),
      quiet('two busy channels say nothing of most', {}, { channels: 2, failing: 2, share: 0.9 }),
      quiet('18 requests in 2 minutes', {}, { perMinute: 9, share: 0.9 }),
    ],
    firesAt: 10.5,
    resolvesAt: 21.25,
  }),
  story<Node>({
    ...nodeFaults,
    cast: [
      fault(n1, { value: 0.01093643, answers: { requests: '9' } }),
      healthy(n1),
      gone(n1),
      restarted(n1),
      near('a lower bound of 0.9 %', n1, { pins: shareFor(0.009, n), macs: 0, failures: 0 }),
      near('other watch codes of the node', n1, { pins: 0.002, macs: 0, failures: 0 }),
      near('its peers have it as well', n1, { rest: 0.011 / 2.8 }),
      quiet('55 requests in ten minutes', n1, { perMinute: 5.5, pins: 0.5 }),
    ],
    firesAt: 33,
    resolvesAt: 51,
  }),
  story<Node>({
    ...nodeFaults,
    cast: [half, quiet('seven faults', n1, { perMinute: 6.6, pins: 0.1, macs: 0, failures: 0 })],
    firesAt: 26,
    resolvesAt: 58,
  }),
  story<Node>({
    ...nodeFaults,
    cast: [fault(n1, { value: 0.01093643, answers: { requests: '9' } }, { rest: 0.011 / 3.3 })],
    firesAt: 33,
    resolvesAt: 51,
  }),
  story<Node>({
    ...nodeFaults,
    series: (time, who, p) => [...nodes(time, who, p), ...standingOut(time, 'firmware')],
    cast: [near('terminals of a bad firmware meet it more often', n1, {}), half],
    firesAt: 26,
    resolvesAt: 58,
  }),
  ...besideStories,
  ...stepStories({
    alert: 'KeyErrors',
    share: 0.01,
    ...keys,
    cardsOnly: true,
    more: [explainedElsewhere('KeyErrors', 0.01, keys)],
  }),
  ...stepStories({
    alert: 'RegistrationErrors',
    share: 0.01,
    events: coded('97'),
    merchants: '03_58',
    cardsOnly: true,
  }),
];
