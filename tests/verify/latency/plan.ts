import { instantText } from '../../../collector/simulator/clock.ts';
import { stream } from '../../../collector/simulator/random.ts';
import type { Scenario } from '../../../collector/simulator/simulator.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What fails, and whether the channel's line test says so. */
export const kinds = {
  /** Both links of a channel down, and reported down. */
  outage: { size: '1', linksTell: true },
  /** The same while every line test passes: only the timeouts tell. */
  'outage by timeouts alone': { size: '1', linksTell: false },
  /** A tenth of a channel's requests fails, whichever link they take: links carry unequal parts. */
  '10 % of requests fail': { size: '0.1', linksTell: false },
} as const;
export type Kind = keyof typeof kinds;

/** One failure of one recording. */
export interface Failure {
  readonly kind: Kind;
  readonly channel: string;
  /** Epoch ms. */
  readonly onset: number;
}

export interface Recording {
  readonly seed: number;
  readonly start: number;
  readonly hours: number;
  /** Sales against those of profile B. */
  readonly traffic: number;
  readonly failures: readonly Failure[];
}

/** Channels with two links. At profile B the first makes 23 to 85 requests a minute by day, the others a quarter of that. */
const channels = ['cup_card', 'cup_card_south', 'cup_qr'] as const;
const lasting = 12;

/** Three failures an hour apart, after two quiet hours, at an hour and in an order drawn by the seed. */
export function recording(seed: number, traffic = 1): Recording {
  const random = stream();
  random.seed(seed, 1, 2, 3);
  const start = Date.parse('2026-11-24T00:00:00+08:00') + Math.floor((7.5 + random.unit() * 7) * hour);
  const [second, third] = random.unit() < 0.5 ? [channels[1], channels[2]] : [channels[2], channels[1]];
  const roles: readonly [Kind, string][] = [
    ['10 % of requests fail', channels[0]],
    ['outage', second],
    ['outage by timeouts alone', third],
  ];
  const turn = Math.floor(random.unit() * roles.length);
  const failures = roles.map(([kind, channel], i) => ({
    kind,
    channel,
    onset: start + (2 + ((i + turn) % roles.length)) * hour - Math.floor(random.unit() * 10 * minute),
  }));
  return { seed, start, hours: 4.5, traffic, failures };
}

/** The simulator's scenarios for a failure: one for each of the channel's links. */
export const scenariosOf = ({ kind, channel, onset }: Failure): Scenario[] =>
  ['a', 'b'].map((link) => ({
    id: 'S01',
    settings: {
      onset: instantText(onset),
      minutes: String(lasting),
      channel,
      link,
      size: kinds[kind].size,
      unknown: '0.45',
    },
  }));

/** A line of the recording as the collector gets it: where links do not tell, their tests pass. */
export function told(line: string, failures: readonly Failure[]): string {
  if (!line.includes('"up":false')) return line;
  const silent = failures.some(
    ({ kind, channel }) => !kinds[kind].linksTell && line.includes(`"channel":"${channel}"`),
  );
  return silent ? line.replace('"up":false', '"up":true,"rttMs":12') : line;
}
