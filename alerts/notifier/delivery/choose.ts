import type { State } from '../incidents/state.ts';
import type { Waiting } from '../incidents/waiting.ts';
import type { Style, Subject } from '../message/compose.ts';
import type { Limiter } from './limiter.ts';
import { rankOf, urgentRank } from './rank.ts';

/** What a robot says next. */
export type Choice =
  | { readonly kind: 'nothing' }
  /** Until when (elapsed ms). */
  | { readonly kind: 'wait'; readonly until: number }
  | {
      readonly kind: 'card';
      readonly style: Style;
      readonly subjects: readonly Subject[];
      /** Number of an earlier message nobody knows the fate of: it is said again under the same one. */
      readonly again?: string;
    }
  | { readonly kind: 'call'; readonly subjects: readonly Subject[] };

export interface Choosing {
  readonly state: State;
  readonly waiting: Iterable<Waiting>;
  readonly limiter: Limiter;
  /** Posts a card about these takes, the call after it included. */
  readonly postsFor: (subjects: readonly Subject[]) => number;
  /** Elapsed ms before which nothing but pages is posted (half hours). */
  readonly calmFrom: number;
  /** Elapsed ms. */
  readonly now: number;
}

interface Ranked extends Subject {
  readonly rank: number;
}

/**
 * The gravest first. One message each while there are places for it, else a digest that names as many as it can hold:
 * the limit never makes an alert disappear, it only makes it shorter.
 */
export function choose(choosing: Choosing): Choice {
  const { limiter, calmFrom, now } = choosing;
  const ranked = rankedSubjects(choosing);
  const first = ranked[0];
  if (first === undefined) return { kind: 'nothing' };
  const grave = first.rank < urgentRank;
  if (!grave && now < calmFrom) return { kind: 'wait', until: calmFrom };
  const until = limiter.freeAt(now, grave);
  if (until > now) return { kind: 'wait', until };
  return next(first, ranked, limiter.room(now, grave), choosing);
}

function rankedSubjects({ waiting, state }: Choosing): Ranked[] {
  const subjects: Ranked[] = [];
  for (const each of waiting) {
    const incident = state.incidents.get(each.alert);
    if (incident !== undefined) subjects.push({ waiting: each, incident, rank: rankOf(each, incident) });
  }
  return subjects.sort(
    (a, b) =>
      a.rank - b.rank || a.waiting.since - b.waiting.since || a.incident.firstSeen - b.incident.firstSeen,
  );
}

function next(first: Ranked, ranked: readonly Ranked[], room: number, { postsFor }: Choosing): Choice {
  const { reason, maybe, bundle, terse } = first.waiting;
  const where = (fits: (waiting: Waiting) => boolean): Ranked[] =>
    ranked.filter((each) => fits(each.waiting));
  if (reason === 'mention') return { kind: 'call', subjects: where((w) => w.reason === 'mention') };
  if (maybe !== undefined) {
    const subjects = where((w) => w.maybe === maybe && w.reason !== 'mention');
    return { kind: 'card', style: styleOf(subjects, reason === 'daily'), subjects, again: maybe };
  }
  const cards = where((w) => w.reason !== 'mention' && w.maybe === undefined);
  if (reason === 'daily') return { kind: 'card', style: 'daily', subjects: cards.filter(isDaily) };
  // Words that were refused once go apart, so that they do not spoil the others again.
  if (terse) return { kind: 'card', style: 'digest', subjects: cards.filter(({ waiting }) => waiting.terse) };
  const speakable = cards.filter((each) => !isDaily(each) && each.waiting.terse === undefined);
  const posts = bundles(speakable).map((bundled) => ({ rank: bundled[0]!.rank, posts: postsFor(bundled) }));
  const sum = (list: readonly { posts: number }[]): number =>
    list.reduce((total, each) => total + each.posts, 0);
  // Of a rank that must not wait half the places may go to full messages, even when all together are too many.
  const sameRank = sum(posts.filter(({ rank }) => rank === first.rank));
  if (sum(posts) <= room || sameRank <= Math.floor(room / 2)) {
    const subjects = speakable.filter(({ waiting }) => waiting.bundle === bundle);
    return { kind: 'card', style: styleOf(subjects, false), subjects };
  }
  return { kind: 'card', style: 'digest', subjects: speakable };
}

const isDaily = ({ waiting }: Ranked): boolean => waiting.reason === 'daily';

const styleOf = (subjects: readonly Subject[], daily: boolean): Style =>
  daily ? 'daily' : subjects.length === 1 ? 'alert' : 'group';

function bundles(subjects: readonly Ranked[]): Ranked[][] {
  const found = new Map<string, Ranked[]>();
  for (const each of subjects) {
    const { bundle } = each.waiting;
    const list = found.get(bundle);
    if (list === undefined) found.set(bundle, [each]);
    else list.push(each);
  }
  return [...found.values()];
}
