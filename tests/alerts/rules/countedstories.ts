import { fault, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';
import { channelSeries, plain, type Traffic } from './channelworld.ts';

const on = (channel: string): Labels => ({ channel });

interface Among extends Traffic {
  /** Two more channels to which the same happens, with so many requests a minute. */
  readonly othersPerMinute: number;
}

const among = (time: Timeline, who: Labels, t: Among) => [
  ...channelSeries(time, who, t),
  ...['p', 'q'].flatMap((channel) =>
    channelSeries(
      time,
      { channel },
      {
        ...t,
        perMinute: t.othersPerMinute,
        ...(t.expected !== undefined && { expected: t.othersPerMinute }),
      },
    ),
  ),
];

/** One of two links is down, and what fails is mostly one issuer's. */
const oneLink = (time: Timeline, who: Labels, t: Traffic) => [
  ...channelSeries(time, who, t),
  ...[0, 1].flatMap((n) => [
    gauge(time, 'acquirer_channel_up', { ...who, link: `l${n}` }, 1, n),
    gauge(
      time,
      'acquirer_channel_link_last_report_timestamp_seconds',
      { ...who, link: `l${n}` },
      1,
      (s) => s,
    ),
  ]),
];

const outage = { alert: 'ChannelOutage', severity: 'page', step: 15, minutes: 45, fault: [8, 16] } as const;
const failing = {
  alert: 'ChannelFailing',
  severity: 'page',
  step: 15,
  minutes: 55,
  fault: [10, 20],
} as const;
/** So busy that the lower bound is the share. */
const huge = 20_000;

/** What the recorded figures behind the rules count, and what they do not. */
export const countedStories: readonly Story[] = [
  story<Among>({
    ...outage,
    apart: true,
    params: { ...plain, share: 0.6, othersPerMinute: 11 },
    series: among,
    cast: [near('three fail alike, 22 requests in 2 minutes are enough to be one of them', on('a'), {})],
    firesAt: 12,
    resolvesAt: 28,
  }),
  story<Among>({
    ...outage,
    apart: true,
    params: { ...plain, share: shareFor(0.22, 60), othersPerMinute: 9 },
    series: among,
    cast: [fault(on('others_say_nothing'), { value: 0.22 })],
    firesAt: 10.5,
    resolvesAt: 31.25,
  }),
  story<Traffic>({
    ...outage,
    params: plain,
    series: channelSeries,
    cast: [
      near('one issuer fails, if a big one', on('big_issuer'), { issuer: { weight: 0.62, share: 0.9 } }),
    ],
    firesAt: 9.75,
    resolvesAt: 32,
  }),
  story<Among>({
    ...failing,
    apart: true,
    params: { ...plain, share: 0.6, othersPerMinute: 4.4 },
    series: among,
    cast: [near('three fail alike, 22 requests in 5 minutes are enough to be one of them', on('a'), {})],
    firesAt: 15,
    resolvesAt: 32,
  }),
  story<Among>({
    ...failing,
    apart: true,
    params: { ...plain, share: shareFor(0.055, 150), othersPerMinute: 3.6 },
    series: among,
    cast: [fault(on('others_say_nothing'), { value: 0.055, lastValue: 0.051433 })],
    firesAt: 15.25,
    resolvesAt: 35.5,
  }),
  story<Traffic>({
    ...failing,
    params: { ...plain, perMinute: huge },
    series: channelSeries,
    cast: [
      fault(
        on('mild_issuer'),
        { value: lowerBound(0.76 * 0.0697, huge * 2), lastValue: 0.030518 },
        { issuer: { weight: 0.76, share: 0.0697 } },
      ),
    ],
    firesAt: 12.5,
    resolvesAt: 37.25,
  }),
  story<Traffic>({
    alert: 'ChannelLinkDown',
    severity: 'page',
    step: 15,
    minutes: 45,
    fault: [8, 16],
    params: { ...plain, perMinute: huge },
    series: oneLink,
    cast: [
      fault(on('mild_issuer'), { value: 1 }, { issuer: { weight: 0.76, share: 0.0697 } }),
      near('an issuer fails at 11 %', on('issuer'), { issuer: { weight: 0.5, share: 0.11 } }),
    ],
    firesAt: 10.5,
    resolvesAt: 31,
  }),
  story<Among>({
    alert: 'ChannelAttemptsCollapse',
    severity: 'page',
    step: 15,
    minutes: 40,
    fault: [20, 32],
    apart: true,
    params: { ...plain, expected: 30, share: 0, arriving: 0.45, othersPerMinute: 4.5 },
    series: among,
    cast: [fault(on('others_say_nothing'), { value: 13.5, lastValue: 14.33 })],
    firesAt: 27.75,
    resolvesAt: 37.5,
  }),
];
