import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { channelSeries, plain, type Traffic, together } from './channelworld.ts';

const on = (channel: string): Labels => ({ channel });

const links = (
  time: Timeline,
  who: Labels,
  { down, up, share, perMinute, reported, type, maintained = false }: Links,
) => [
  ...channelSeries(time, who, { ...plain, perMinute, share, type, maintained }),
  ...Array.from({ length: down + up }, (_, i) => [
    gauge(time, 'acquirer_channel_up', { ...who, link: `l${i}` }, 1, i < down ? 0 : 1),
    gauge(
      time,
      'acquirer_channel_link_last_report_timestamp_seconds',
      { ...who, link: `l${i}` },
      reported,
      (s) => (reported === 0 ? 0 : s),
    ),
  ]).flat(),
];

interface Links {
  readonly down: number;
  readonly up: number;
  readonly share: number;
  readonly perMinute: number;
  readonly reported: number;
  readonly type: string;
  readonly maintained?: boolean;
}

/** Links that are down, and requests that no longer arrive. */
export function reachStories(kind: 'Channel' | 'Wallet'): readonly Story[] {
  const mine = kind === 'Wallet' ? 'wallet' : 'card_scheme_domestic';
  const theirs = kind === 'Wallet' ? 'qr_switch' : 'wallet';
  const traffic: Traffic = { ...plain, type: mine };
  const gaugesOnly = { counter_reset: 'gauges only' };
  return [
    story<Links>({
      alert: `${kind}LinkDown`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      params: { down: 1, up: 0, share: 0, perMinute: 60, reported: 1, type: mine },
      series: links,
      cast: [
        fault(on('a'), { value: 1 }),
        healthy(on('calm')),
        gone(on('gone')),
        near('another link is up and sales work', on('redundant'), { up: 1 }),
        near('failures below 5 %', on('mild'), { up: 1, share: shareFor(0.045, 120) }),
        near('nobody ever reported on it', on('unknown'), { reported: 0 }),
        near('announced maintenance', on('maintained'), { maintained: true }),
        near('not this kind of channel', on('other'), { type: theirs }),
      ],
      without: { ...gaugesOnly, low_traffic: 'a link is down whatever the traffic' },
    }),
    story<Links>({
      alert: `${kind}LinkDown`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      params: { down: 1, up: 1, share: shareFor(0.055, 120), perMinute: 60, reported: 1, type: mine },
      series: links,
      cast: [fault(on('a'), { value: 1 }), healthy(on('calm'))],
      firesAt: 10.5,
      resolvesAt: 31,
    }),
    story<Links>({
      alert: `${kind}LinkDown`,
      severity: 'urgent',
      step: 15,
      minutes: 30,
      fault: [8, 16],
      params: { down: 1, up: 1, share: 0, perMinute: 60, reported: 1, type: mine },
      series: links,
      cast: [
        fault(on('a'), { value: 1 }),
        healthy(on('calm')),
        gone(on('gone')),
        near('nobody ever reported on it', on('unknown'), { reported: 0 }),
        near('announced maintenance', on('maintained'), { maintained: true }),
        near('not this kind of channel', on('other'), { type: theirs }),
      ],
      without: { ...gaugesOnly, low_traffic: 'a link is down whatever the traffic' },
    }),
    story<Traffic>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 40,
      fault: [20, 32],
      params: { ...traffic, perMinute: 30, expected: 30, share: 0, arriving: 0.45 },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 13.5, lastValue: 14.33 }),
        healthy(on('calm')),
        healthy(on('calmer')),
        healthy(on('calmest')),
        gone(on('gone')),
        restarted(on('restarted')),
        near('55 % arrive', on('most'), { arriving: 0.55 }),
        near('the expectation is only configured', on('unlearned'), { learned: 0 }),
        near('the source is blind', on('blind'), { blind: true }),
        near('announced maintenance', on('maintained'), { maintained: true }),
        near('not this kind of channel', on('other'), { type: theirs }),
        quiet('18 a minute expected', on('quiet'), { perMinute: 18, expected: 18 }),
      ],
      firesAt: 27.75,
      resolvesAt: 37.5,
    }),
    story<Traffic>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 40,
      fault: [20, 32],
      params: { ...traffic, perMinute: 22, expected: 22, share: 0, arriving: 0.45 },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 9.9, lastValue: 10.5 }),
        healthy(on('calm')),
        healthy(on('calmer')),
        healthy(on('calmest')),
      ],
      firesAt: 27.75,
      resolvesAt: 37.5,
    }),
    story<Traffic>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 40,
      fault: [20, 32],
      apart: true,
      params: { ...traffic, expected: 30, share: 0, arriving: 0.45 },
      series: together,
      cast: [near('it is so on all channels', on('a'), {})],
      firesAt: 28,
      resolvesAt: 38,
    }),
    story<Traffic>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 10,
      fault: [9, 10],
      apart: true,
      params: { ...traffic, expected: 30, share: 0 },
      series: channelSeries,
      cast: [near('Prometheus has just started', on('a'), {})],
      firesAt: 3.25,
      resolvesAt: 3.75,
    }),
  ];
}
