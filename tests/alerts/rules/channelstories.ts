import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import type { Labels } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';
import { besideStories } from './besidestories.ts';
import { channelSeries, plain, type Traffic, together } from './channelworld.ts';
import { reachStories } from './reachstories.ts';

const on = (channel: string): Labels => ({ channel });

/** The same stories for schemes, switches and banks, and for wallets. */
export function channelStories(kind: 'Channel' | 'Wallet'): readonly Story[] {
  const mine = kind === 'Wallet' ? 'wallet' : 'card_scheme_domestic';
  const theirs = kind === 'Wallet' ? 'qr_switch' : 'wallet';
  const traffic: Traffic = { ...plain, type: mine };
  /** Too short for five minutes to show it: two of a busy channel do. */
  const short = {
    alert: `${kind}Failing`,
    severity: 'page',
    step: 15,
    minutes: 55,
    fault: [10, 12.75],
    apart: true,
    params: { ...traffic, perMinute: 60, share: shareFor(0.055, 120) },
    firesAt: 12.5,
    resolvesAt: 28,
  } as const;
  return [
    story<Traffic>({
      alert: `${kind}Outage`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      params: { ...traffic, share: shareFor(0.22, 60) },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 0.22 }),
        healthy(on('calm')),
        gone(on('gone')),
        restarted(on('restarted')),
        near('a lower bound of 18 %', on('less'), { share: shareFor(0.18, 60) }),
        near('announced maintenance', on('maintained'), { maintained: true, share: 1 }),
        near('not this kind of channel', on('other'), { type: theirs, share: 1 }),
        near('one issuer fails', on('issuer'), { issuer: { weight: 0.5, share: 0.9 } }),
        near('an issuer in its window', on('window'), {
          issuer: { weight: 0.9, share: 1, maintained: true },
        }),
        quiet('18 requests in 2 minutes', on('quiet'), { perMinute: 9, share: 1 }),
      ],
      firesAt: 10.5,
      resolvesAt: 31.25,
    }),
    story<Traffic>({
      alert: `${kind}Outage`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      params: traffic,
      series: channelSeries,
      cast: [
        fault(on('busy'), { value: 0.50202, lastValue: 0.27784 }, { perMinute: 11, share: 1 }),
        quiet('17 requests in 2 minutes', on('quiet'), { perMinute: 8.5, share: 1 }),
      ],
      firesAt: 9.5,
      resolvesAt: 32.25,
    }),
    story<Traffic>({
      alert: `${kind}Outage`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      apart: true,
      params: { ...traffic, share: 0.6 },
      series: together,
      cast: [near('all channels fail alike', on('a'), {})],
      firesAt: 12,
      resolvesAt: 28,
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      params: { ...traffic, share: shareFor(0.055, 150) },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 0.055, lastValue: 0.051433 }),
        healthy(on('calm')),
        gone(on('gone')),
        restarted(on('restarted')),
        near('a lower bound of 4.5 %', on('less'), { share: shareFor(0.045, 150) }),
        near('announced maintenance', on('maintained'), { maintained: true, share: 1 }),
        near('not this kind of channel', on('other'), { type: theirs, share: 1 }),
        near('an issuer fails at twice the channel', on('issuer'), { issuer: { weight: 0.5, share: 0.9 } }),
        near('an issuer fails at 33 %', on('third'), { issuer: { weight: 0.5, share: 0.33 } }),
        quiet('55 requests in 5 minutes', on('quiet'), { perMinute: 11, share: 1 }),
      ],
      firesAt: 15.25,
      resolvesAt: 35.5,
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      params: traffic,
      series: channelSeries,
      cast: [
        near('one issuer fails, if a big one', on('big_issuer'), { issuer: { weight: 0.62, share: 0.9 } }),
        quiet('55 requests in 5 minutes', on('quiet'), { perMinute: 11, share: 1 }),
      ],
      firesAt: 12,
      resolvesAt: 39.25,
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      params: traffic,
      series: channelSeries,
      cast: [
        fault(
          on('just_enough'),
          { value: lowerBound(0.5 * 0.35, 65), lastValue: 0.057712 },
          { perMinute: 13, share: 0.5 },
        ),
        healthy(on('calm')),
      ],
      firesAt: 11.75,
      resolvesAt: 39,
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      apart: true,
      params: { ...traffic, share: 0.6 },
      series: together,
      cast: [near('all channels fail alike', on('a'), {})],
      firesAt: 15,
      resolvesAt: 32,
    }),
    story<Traffic>({
      ...short,
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 0.055 }),
        near('a lower bound of 4.5 %', on('less'), { share: shareFor(0.045, 120) }),
        quiet('95 requests in 2 minutes', on('quiet'), { perMinute: 47.5, share: 0.14 }),
      ],
    }),
    story<Traffic>({
      ...short,
      series: together,
      cast: [near('all channels fail alike', on('a'), {})],
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'urgent',
      step: 60,
      minutes: 240,
      fault: [90, 180],
      params: { ...traffic, share: 0.0165 },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 0.016338, lastValue: 0.0165 }),
        healthy(on('calm')),
        gone(on('gone')),
        restarted(on('restarted')),
        near('1.35 % fail', on('less'), { share: 0.0135 }),
        near('an issuer fails at 11 %', on('issuer'), { issuer: { weight: 0.5, share: 0.11 } }),
        near('announced maintenance', on('maintained'), { maintained: true, share: 1 }),
        near('not this kind of channel', on('other'), { type: theirs }),
        quiet('18 failures in the hour', on('quiet'), { perMinute: 18 }),
      ],
      firesAt: 153,
      resolvesAt: 191,
    }),
    story<Traffic>({
      alert: `${kind}Failing`,
      severity: 'ticket',
      step: 300,
      minutes: 1200,
      fault: [420, 900],
      params: { ...traffic, share: 0.0082 },
      series: channelSeries,
      cast: [
        fault(on('a'), { value: 0.0082, lastValue: 0.0080877 }),
        healthy(on('calm')),
        gone(on('gone')),
        restarted(on('restarted')),
        near('0.68 % fail', on('less'), { share: 0.0068 }),
        near('announced maintenance', on('maintained'), { maintained: true, share: 1 }),
        near('not this kind of channel', on('other'), { type: theirs }),
        quiet('45 failures in six hours', on('quiet'), { perMinute: 15 }),
      ],
      firesAt: 785,
      resolvesAt: 940,
    }),
    ...besideStories(kind),
    ...reachStories(kind),
  ];
}
