import { column } from '../state/column.ts';
import { interner } from '../state/interner.ts';
import { DAY_MS } from '../time/timeofday.ts';
import type { Book, Foundation } from './book.ts';
import type { FreshnessBook } from './freshness.ts';

/** Stages whose silence is read as a fault, and which must not be judged while nobody speaks of them. */
export const watchedStages = ['terminal', 'switch', 'payout'] as const;
export type WatchedStage = (typeof watchedStages)[number];

/** Stands for what belongs to no channel. */
export const everyChannel = 'all';

/**
 * Who tells us of a stage, learned from what arrives: configuration allows kinds to a source, it does not say that the
 * source sends them. A source whose kind or channel moved elsewhere is forgotten a day after it was last needed.
 */
export interface FeedsBook extends Book {
  /**
   * Whether a drop in what the stage reports may be our own blindness: at least half of the sources that feed it have
   * been silent for longer than their normal silence. A source that speaks, be it of another channel or only to say
   * that it has sent everything, is not silent; so an outage under a source that is alive is never blindness. Nor is
   * the silence of a source outside its active hours, or of one that never fed the stage.
   * For `switch` and all channels: when at least half of the channels ever fed are blind.
   */
  isBlind(stage: WatchedStage, channel: string, now: number): boolean;
}

interface Feed {
  readonly source: string;
  readonly index: number;
}

export function feedsBook(f: Foundation, freshness: FreshnessBook): FeedsBook {
  const ids = f.space.register(interner('feeds.ids'));
  const last = f.space.register(column('feeds.last', 'f64', { lazy: true }));
  const { sources, channels } = f.vocabulary;

  function feed(stage: WatchedStage, channel: string, source: string, at: number): void {
    const index = ids.intern(`${stage}|${channel}|${source}`);
    if (at > last.get(index)) last.set(index, at);
  }

  /** Sources that fed a stage within a day of whoever fed it last. */
  function feedsOf(stage: WatchedStage, channel: string): readonly Feed[] {
    const all = sources.flatMap((source) => {
      const index = ids.find(`${stage}|${channel}|${source}`);
      return index === undefined || last.get(index) === 0 ? [] : [{ source, index }];
    });
    const newest = Math.max(0, ...all.map(({ index }) => last.get(index)));
    return all.filter(({ index }) => newest - last.get(index) <= DAY_MS);
  }

  function isSilent({ source }: Feed, now: number): boolean {
    const interval = freshness.expectedInterval(source, now);
    return interval > 0 && now - freshness.lastEvent(source) > interval;
  }

  const isBlindTo = (feeds: readonly Feed[], now: number): boolean =>
    half(feeds, (each) => isSilent(each, now));

  return {
    isBlind(stage, channel, now) {
      if (stage === 'switch' && channel === everyChannel) {
        const fed = channels.map((id) => feedsOf(stage, id)).filter((feeds) => feeds.length > 0);
        return half(fed, (feeds) => isBlindTo(feeds, now));
      }
      return isBlindTo(feedsOf(stage, channel), now);
    },
    on: {
      authorization: ({ channel }, { source, at, now }) => feed('switch', channel, source, Math.min(at, now)),
      'terminal.heartbeat': (_, { source, at, now }) =>
        feed('terminal', everyChannel, source, Math.min(at, now)),
      'terminal.presence': (_, { source, at, now }) =>
        feed('terminal', everyChannel, source, Math.min(at, now)),
      payout: (_, { source, at, now }) => feed('payout', everyChannel, source, Math.min(at, now)),
    },
  };
}

/** At least half of some, and of none never. */
function half<T>(all: readonly T[], is: (each: T) => boolean): boolean {
  return all.length > 0 && all.filter(is).length * 2 >= all.length;
}
