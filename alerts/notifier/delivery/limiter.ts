import type { Limit } from '../robots/kind.ts';

/** Share of a minute's posts that only pages may use, so that a flood of tickets never keeps a page waiting. */
const reservedShare = 0.2;
const reservingWindowMs = 60_000;

/**
 * Counts posts so that no stretch of time ever holds more than a limit allows, wherever the provider's clock cuts its
 * minutes. A post takes its place from its start until a window after its answer: it arrived somewhere in between, so
 * two posts that share no place cannot reach the provider within one window, however slow the network was.
 * All times are elapsed ms. `grave`: asked for a page, which may use every place.
 */
export interface Limiter {
  /** Earliest instant at which a post may start; `now` when it may. */
  freeAt(now: number, grave: boolean): number;
  /** Posts the longest window still has room for. */
  room(now: number, grave: boolean): number;
  /** A post starts. `ended` is called when it is answered or given up. */
  start(now: number): { ended(now: number): void };
}

interface Post {
  /** Infinity while it is not answered. */
  end: number;
}

const placesOf = ({ posts, windowMs }: Limit, grave: boolean): number =>
  grave || windowMs < reservingWindowMs ? posts : posts - Math.floor(posts * reservedShare);

/** `before`: ends of posts made before a restart. */
export function limiter(limits: readonly Limit[], before: readonly number[] = []): Limiter {
  const widest = limits.reduce((a, b) => (b.windowMs > a.windowMs ? b : a));
  let posts: Post[] = before.map((end) => ({ end }));
  /** When each taken place becomes free, earliest first. */
  const taken = ({ windowMs }: Limit, now: number): number[] =>
    posts
      .map(({ end }) => end + windowMs)
      .filter((until) => until > now)
      .sort((a, b) => a - b);
  return {
    freeAt(now, grave) {
      const instants = limits.map((limit) => {
        const ends = taken(limit, now);
        const mustEnd = ends.length + 1 - placesOf(limit, grave);
        return mustEnd <= 0 ? now : ends[mustEnd - 1]!;
      });
      return Math.max(...instants);
    },
    room: (now, grave) => placesOf(widest, grave) - taken(widest, now).length,
    start(now) {
      posts = posts.filter(({ end }) => end + widest.windowMs > now);
      const post: Post = { end: Number.POSITIVE_INFINITY };
      posts.push(post);
      return {
        ended(at) {
          post.end = at;
        },
      };
    },
  };
}
