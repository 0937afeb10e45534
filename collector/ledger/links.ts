import { type Histogram, histogram } from '../state/histogram.ts';
import { table } from '../state/table.ts';
import { addDays } from '../time/date.ts';
import type { Book, Foundation } from './book.ts';
import { type CutOver, cutOverWindow, isBenign } from './cutover.ts';

/** Newest word on one link: event time (epoch ms) and sign-on state. */
export interface LinkState {
  readonly at: number;
  readonly up: boolean;
}

/** Links to the channels, and the day-cuts the channels announce. */
export interface LinksBook extends Book {
  state(channel: string, link: string): LinkState | undefined;
  /** link (`channel|link`, configured pairs only); observes milliseconds, reads seconds */
  readonly probes: Histogram;
  /** When the clearing day that is open at `now` closes. */
  nextDayCut(channel: string, now: number): number;
  /** Between the messages 201 and 202; a channel that sends none is in its first 10 minutes after the nominal cut. */
  inDayCut(channel: string, now: number): boolean;
  /** Whether a code 90 answered at this instant is explained by the day-cut. */
  explainsCode90(channel: string, at: number): boolean;
}

/** Echo round trips, seconds: some ms on a leased line; a switch gives a channel up after 25-45 s. */
const probeBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30];
/** Late code 90 and late cut-over messages are still placed this many days back. */
const keepDays = 8;

export const linkKey = (channel: string, link: string): string => `${channel}|${link}`;

export function linksBook(f: Foundation): LinksBook {
  const pairs = f.config.channels.flatMap((c) => c.links.map((link) => linkKey(c.id, link)));
  const known = new Set(pairs);
  const states = f.space.register(table<LinkState>('links.state'));
  const probes = f.space.register(
    histogram('links.probes', { bounds: probeBounds, perUnit: 1000 }, { label: 'link', values: pairs }),
  );
  const cutOvers = table<CutOver>('links.cutovers');
  const cutOverKey = (channel: string, day: string): string => `${day}|${channel}`;
  f.space.register({
    space: cutOvers.space,
    drain: cutOvers.drain,
    // The start moves the clearing day of every later sale, so a restart must not forget it.
    load(key, value) {
      cutOvers.load(key, value);
      const start = cutOvers.get(key)?.start;
      const [day = '', channel = ''] = key.split('|');
      if (start !== undefined) f.business.recordCutover(channel, day, start);
    },
  });
  let prunedOn = '';

  /** The cut-over that began last before an instant. */
  function cutOverBefore(channel: string, at: number): { nominal: number; recorded: CutOver } {
    const closed = addDays(f.business.clearingDay(channel, at), -1);
    return {
      nominal: f.business.dayCutAt(channel, closed),
      recorded: cutOvers.get(cutOverKey(channel, closed)) ?? {},
    };
  }

  return {
    probes,
    state: (channel, link) => states.get(linkKey(channel, link)),
    nextDayCut: (channel, now) => f.business.dayCutAt(channel, f.business.clearingDay(channel, now)),
    inDayCut(channel, now) {
      const { nominal, recorded } = cutOverBefore(channel, now);
      const { from, until } = cutOverWindow(nominal, recorded);
      return from <= now && now < until;
    },
    explainsCode90(channel, at) {
      const { nominal, recorded } = cutOverBefore(channel, at);
      return isBenign(at, nominal, recorded);
    },
    on: {
      'channel.link'(e, { at }) {
        const key = linkKey(e.channel, e.link);
        if (!known.has(key) || (states.get(key)?.at ?? 0) >= at) return;
        states.set(key, { at, up: e.up });
        if (e.rttMs !== undefined) probes.observe(e.rttMs, key);
      },
      'channel.cutover'(e, { at }) {
        const key = cutOverKey(e.channel, e.clearingDay);
        cutOvers.set(key, { ...cutOvers.get(key), [e.phase]: at });
        if (e.phase === 'start') f.business.recordCutover(e.channel, e.clearingDay, at);
      },
    },
    tick(now) {
      const today = f.business.day(now);
      if (today === prunedOn) return;
      prunedOn = today;
      const oldest = addDays(today, -keepDays);
      for (const [key] of [...cutOvers.entries()]) if (key.slice(0, 10) < oldest) cutOvers.delete(key);
    },
  };
}
