import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limiter } from '../../../../alerts/notifier/delivery/limiter.ts';

const minute = { posts: 20, windowMs: 60_000 };

/** Most arrivals any half-open stretch of `windowMs` holds. */
function most(arrivals: readonly number[], windowMs: number): number {
  const sorted = [...arrivals].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((from, i) => sorted.slice(i).filter((at) => at < from + windowMs).length));
}

describe('limits', () => {
  test('are never passed, whatever the network does to the order and time of arrivals', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 9_000 }),
      there: fc.integer({ min: 0, max: 9_000 }),
      back: fc.integer({ min: 0, max: 9_000 }),
      grave: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150 }), fc.integer({ min: 2, max: 100 }), (steps, posts) => {
        const limits = [
          { posts, windowMs: 60_000 },
          { posts: 5, windowMs: 1_000 },
        ];
        const limit = limiter(limits);
        const arrivals: number[] = [];
        let now = 0;
        for (const { wait, there, back, grave } of steps) {
          now += wait;
          const at = limit.freeAt(now, grave);
          if (at > now) continue;
          const post = limit.start(now);
          arrivals.push(now + there);
          now += there + back;
          post.ended(now);
        }
        for (const { posts: allowed, windowMs } of limits)
          expect(most(arrivals, windowMs)).toBeLessThanOrEqual(allowed);
      }),
      { numRuns: 150 },
    );
  });

  test('a post that is not answered yet keeps its place for good', () => {
    const limit = limiter([{ posts: 1, windowMs: 1_000 }]);
    limit.start(0);
    expect(limit.freeAt(1e9, true)).toBe(Number.POSITIVE_INFINITY);
  });

  test('say when the next place is free, and it is', () => {
    const limit = limiter([minute]);
    for (let i = 0; i < 20; i++) limit.start(i * 100).ended(i * 100 + 50);
    expect(limit.freeAt(3_000, true)).toBe(60_050);
    expect(limit.freeAt(60_050, true)).toBe(60_050);
  });

  test('a fifth of a minute is for pages only', () => {
    const limit = limiter([minute]);
    for (let i = 0; i < 16; i++) limit.start(0).ended(0);
    expect(limit.freeAt(1, false)).toBe(60_000);
    expect(limit.freeAt(1, true)).toBe(1);
    expect([limit.room(1, false), limit.room(1, true)]).toEqual([0, 4]);
  });

  test('posts from before a restart count', () => {
    const limit = limiter(
      [minute],
      Array.from({ length: 20 }, () => -5_000),
    );
    expect(limit.freeAt(0, true)).toBe(55_000);
  });
});
