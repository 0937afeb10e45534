import { fault, near } from '../promtool/members.ts';
import type { Labels, Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound } from '../promtool/wilson.ts';
import { channelSeries, plain, type Traffic } from './channelworld.ts';

const on = (channel: string): Labels => ({ channel });

interface Beside extends Traffic {
  /** What the other channels do all the time: the share that fails, or that arrives. */
  readonly others: number;
}

/** One channel among four others with a failing share of their own. */
const amongFailing = (time: Timeline, who: Labels, t: Beside) => [
  ...channelSeries(time, who, t),
  ...['p', 'q', 'r', 's'].flatMap((channel) =>
    channelSeries(time, { channel }, { ...t, usual: t.others, share: t.others }),
  ),
];

/** One channel among three others that get less than they should, but enough not to be called. */
const amongQuiet = (time: Timeline, who: Labels, t: Beside) => [
  ...channelSeries(time, who, t),
  ...['p', 'q', 'r'].flatMap((channel) =>
    channelSeries(time, { channel }, { ...t, perMinute: t.perMinute * t.others, arriving: 1 }),
  ),
];

/** A channel held against the others: just explained by them, and just not. */
export function besideStories(kind: 'Channel' | 'Wallet'): readonly Story[] {
  const mine = kind === 'Wallet' ? 'wallet' : 'card_scheme_domestic';
  const traffic: Traffic = { ...plain, type: mine };
  return [
    story<Beside>({
      alert: `${kind}Outage`,
      severity: 'page',
      step: 15,
      minutes: 45,
      fault: [8, 16],
      apart: true,
      params: { ...traffic, others: 0.12 },
      series: amongFailing,
      cast: [
        near('it fails 2.9 times as often as most', on('a'), { share: 0.348 }),
        fault(on('b'), { value: lowerBound(0.396, 60) }, { share: 0.396 }),
      ],
      firesAt: 10.5,
      resolvesAt: 31.25,
    }),
    story<Beside>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      apart: true,
      params: { ...traffic, others: 0.054 },
      series: amongFailing,
      cast: [
        near('it fails 2.9 times as often as most', on('a'), { share: 0.157 }),
        fault(
          on('b'),
          { value: lowerBound(0.178, 150), lastValue: lowerBound(0.178 * 0.95, 150) },
          { share: 0.178 },
        ),
      ],
      firesAt: 15.25,
      resolvesAt: 35.5,
    }),
    story<Beside>({
      alert: `${kind}Failing`,
      severity: 'page',
      step: 15,
      minutes: 55,
      fault: [10, 20],
      apart: true,
      params: { ...traffic, others: 0.045 },
      series: amongFailing,
      cast: [
        fault(
          on('most_are_well'),
          { value: lowerBound(0.12 * 0.9, 150), lastValue: lowerBound(0.12 * 0.8, 150) },
          { share: 0.12 },
        ),
      ],
      firesAt: 14.5,
      resolvesAt: 36.25,
    }),
    story<Beside>({
      alert: `${kind}Failing`,
      severity: 'urgent',
      step: 60,
      minutes: 240,
      fault: [90, 180],
      apart: true,
      params: { ...traffic, others: 0.054 },
      series: amongFailing,
      cast: [near('it fails 2.8 times as often as most', on('a'), { share: 0.15 })],
      firesAt: 153,
      resolvesAt: 191,
    }),
    story<Beside>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 40,
      fault: [20, 32],
      apart: true,
      params: { ...traffic, expected: 30, share: 0, arriving: 0.45, others: 0.55 },
      series: amongQuiet,
      cast: [near('the others get 55 %', on('a'), {})],
      firesAt: 28,
      resolvesAt: 38,
    }),
    story<Beside>({
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      step: 15,
      minutes: 40,
      fault: [20, 32],
      apart: true,
      params: { ...traffic, expected: 30, share: 0, arriving: 0.45, others: 0.65 },
      series: amongQuiet,
      cast: [fault(on('a'), { value: 13.5, lastValue: 14.33 })],
      firesAt: 27.75,
      resolvesAt: 37.5,
    }),
  ];
}
