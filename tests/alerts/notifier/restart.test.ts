import fc from 'fast-check';
import { expect, test } from 'vitest';
import { house, numbersIn, seeded } from './world/house.ts';

/**
 * The process is killed at arbitrary instants while robots lose requests and answers, in any order. Whatever happens,
 * every alert is named by every robot it was for, no limit is passed, and what is said twice says so.
 */
test('nothing is lost and nothing is repeated unmarked, wherever the process dies', async () => {
  const step = fc.record({
    alerts: fc.integer({ min: 0, max: 6 }),
    severity: fc.constantFrom('page', 'urgent'),
    wait: fc.integer({ min: 0, max: 8_000 }),
    after: fc.constantFrom('go on', 'go on', 'restart', 'repeat'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(1e6), async (steps, seed) => {
      const h = house();
      const random = seeded(seed);
      const robots = [h.robots.wecom, h.robots.dingtalk, h.robots.feishu];
      for (const robot of robots) {
        robot.weather = () => {
          const drawn = random();
          if (drawn < 0.08) return 'answer lost';
          if (drawn < 0.16) return 'request lost';
          return drawn < 0.24 ? 'refused connection' : 'fine';
        };
        robot.latency = () => [random() * 3_000, random() * 3_000];
      }
      let number = 0;
      for (const { alerts, severity, wait, after } of steps) {
        const startsAt = h.clock.wall();
        const group = Array.from({ length: alerts }, () => ({
          labels: { severity, region: `region ${number++}` },
          startsAt,
        }));
        const post = (): unknown => group.length > 0 && h.post('everywhere', group, `g${number}`);
        post();
        await h.clock.advance(wait);
        if (after === 'restart') h.restart();
        if (after === 'repeat') post();
      }
      for (const robot of robots) robot.weather = () => 'fine';
      await h.clock.advance(4 * 60_000);
      // Before that a page may have been escalated or handed on: cards that are not the first news of it do not count.
      const ids = [...h.notifier().state.incidents.keys()];
      for (const robot of robots) {
        const cards = robot.shown.filter(({ kind }) => kind !== 'text');
        const named = new Set(cards.flatMap(({ text }) => numbersIn(text)));
        expect(ids.filter((id) => !named.has(id))).toEqual([]);
        const unmarked = cards
          .filter(
            ({ text, title }) => !/可能重复|May be a repeat|升级|escalated|代发|sent for/.test(text + title),
          )
          .flatMap(({ text }) => [...new Set(numbersIn(text))]);
        expect(unmarked.length).toBe(new Set(unmarked).size);
      }
      expect(h.complaints()).toEqual([]);
      h.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);
