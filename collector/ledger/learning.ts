import type { Tally } from '../state/tally.ts';
import type { AuthorizationsBook } from './authorizations.ts';
import type { Book, Foundation } from './book.ts';
import type { Profiles } from './expectations/profiles.ts';
import { slotMs, slotStart } from './expectations/slot.ts';
import type { OnlineShare, TerminalsBook } from './terminals.ts';

/** Names of the learned series; part of the stored format and of saved profiles. */
export const attemptsOn = (channel: string): string => `attempts|${channel}`;
export const onlineShareOf = (segment: string): string => `online|${segment}`;

/** Every series that can be learned with these channels, regions and networks. */
export function learnedSeries({ channels, regions, networks }: Foundation['vocabulary']): readonly string[] {
  const segments = regions.flatMap((region) => networks.map((network) => segmentOf(region, network)));
  return [...channels.map(attemptsOn), ...[...segments, ...channels.map(channelSegment)].map(onlineShareOf)];
}

const segmentOf = (region: string, network: string): string => `${region}|${network}`;
const channelSegment = (channel: string): string => `channel|${channel}`;

/** The learned share of terminals on line where there is one, else what stands in for it. */
export const learnedShare =
  (profiles: Profiles, fallback: OnlineShare): OnlineShare =>
  (segment) => ({
    at: (now) => profiles.expected(onlineShareOf(segment), now) ?? fallback(segment).at(now),
  });

const minuteMs = 60_000;
const sampleMs = 5 * minuteMs;

/**
 * Teaches the profiles what is normal, from the same counts and states that are exported: attempts of each channel as
 * they were counted, and the share of terminals on line. It looks once a minute, so what it learns is what alert
 * rules see, delays of the sources included.
 */
export function learningBook(
  f: Foundation,
  profiles: Profiles,
  authorizations: AuthorizationsBook,
  terminals: TerminalsBook,
): Book & { readonly profiles: Profiles } {
  const { channels, regions, networks } = f.vocabulary;
  let counted: Map<string, number> | undefined;
  /** A half hour that was not watched from its beginning teaches nothing. */
  let from = Number.POSITIVE_INFINITY;
  let looked = 0;
  let sampled = 0;

  function attempts(now: number): void {
    const totals = new Map(channels.map((id) => [id, sumOf(authorizations.totals.get(id))]));
    if (counted === undefined) from = slotStart(now) + slotMs;
    else if (now >= from)
      for (const [id, total] of totals) profiles.count(attemptsOn(id), now, total - counted.get(id)!);
    counted = totals;
  }

  function shares(now: number): void {
    const fleet = terminals.fleet(now);
    const note = (segment: string, online: number, silent: number): void => {
      if (online + silent > 0) profiles.sample(onlineShareOf(segment), now, online / (online + silent));
    };
    for (const region of regions)
      for (const network of networks)
        note(
          segmentOf(region, network),
          fleet.terminals.get('online', region, network),
          fleet.terminals.get('silent', region, network),
        );
    for (const id of channels)
      note(channelSegment(id), fleet.onChannel.get(id, 'online'), fleet.onChannel.get(id, 'silent'));
  }

  return {
    profiles,
    on: {},
    tick(now) {
      if (now - looked < minuteMs) return;
      looked = now;
      attempts(now);
      if (now - sampled >= sampleMs) {
        sampled = now;
        shares(now);
      }
      profiles.tick(now);
    },
  };
}

function sumOf(tally: Tally | undefined): number {
  return tally?.values().reduce((sum, value) => sum + value, 0) ?? 0;
}
