import { expect, test } from 'vitest';
import type { Books } from '../../collector/simulator/books/schema.ts';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';

const start = instantOfText('2026-11-24T10:00:00+08:00');

function run(
  transport: { duplicates?: number; disorder?: number },
  hours: number,
): { lines: string[]; books: Books } {
  const lines: string[] = [];
  const simulator = createSimulator({ seed: 9, start, transport });
  simulator.run(start + hours * 3_600_000, (line) => lines.push(line));
  return { lines, books: simulator.books() };
}

const clean = run({}, 1);

test('duplicates repeat lines and change nothing else', () => {
  const { lines, books } = run({ duplicates: 0.01 }, 1);
  const repeated = lines.length - new Set(lines).size - (clean.lines.length - new Set(clean.lines).size);
  expect(repeated / clean.lines.length).toBeGreaterThan(0.008);
  expect(repeated / clean.lines.length).toBeLessThan(0.012);
  expect(new Set(lines)).toEqual(new Set(clean.lines));
  expect(books.rows).toEqual(clean.books.rows);
});

test('disorder mixes neighbours, loses none, and delays the watermark by as much', () => {
  const { lines } = run({ disorder: 5_000 }, 1);
  const events = (all: readonly string[]): Set<string> =>
    new Set(all.filter((line) => !line.includes('source.watermark')));
  // What happened in the last seconds is still on its way.
  const sent = events(lines);
  expect([...events(clean.lines)].filter((line) => !sent.has(line)).length).toBeLessThan(60);
  const at = lines.map((line) =>
    instantOfText(line.slice(line.indexOf('"at":"') + 6, line.indexOf('"at":"') + 35)),
  );
  const backwards = at.filter((time, n) => n > 0 && time < at[n - 1]! - 1_500).length;
  expect(backwards).toBeGreaterThan(100);
  const mark = lines.find((line) => line.includes('source.watermark'))!;
  const event = JSON.parse(mark) as { at: string; watermark: string };
  expect(instantOfText(event.at) - instantOfText(event.watermark)).toBe(7_000);
});
