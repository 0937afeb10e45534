import { describe, expect, test } from 'vitest';
import { kindByName } from '../../collector/events/kinds.ts';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { createSimulator, type SimulatorOptions } from '../../collector/simulator/simulator.ts';

const hour = 3_600_000;

function record(options: SimulatorOptions, hours: number): { lines: string[]; sentAt: number[] } {
  const lines: string[] = [];
  const sentAt: number[] = [];
  createSimulator(options).run(options.start + hours * hour, (line, at) => {
    lines.push(line);
    sentAt.push(at);
  });
  return { lines, sentAt };
}

const evening = instantOfText('2026-11-19T21:40:00+08:00');

describe('a recording', () => {
  test('is the same, byte for byte, for the same seed, however it is cut into runs', () => {
    const whole = record({ seed: 7, start: evening }, 2).lines;
    const pieces: string[] = [];
    const simulator = createSimulator({ seed: 7, start: evening });
    for (let at = evening + 7 * 60_000; at <= evening + 2 * hour + 6 * 60_000; at += 7 * 60_000)
      simulator.run(Math.min(at, evening + 2 * hour), (line) => pieces.push(line));
    expect(pieces.join('\n')).toBe(whole.join('\n'));
  });

  test('differs for another seed', () => {
    expect(record({ seed: 8, start: evening }, 0.2).lines).not.toEqual(
      record({ seed: 7, start: evening }, 0.2).lines,
    );
  });

  test.each([
    [1, false],
    [2, true],
  ])('holds only events of the vocabulary, in the order of sending (seed %i)', (seed, presence) => {
    const { lines, sentAt } = record({ seed, start: evening, presence }, 15);
    const refused = lines.filter((line) => {
      const event = JSON.parse(line) as { kind: string };
      return kindByName.get(event.kind)?.schema.safeParse(event).success !== true;
    });
    expect(refused).toEqual([]);
    expect(sentAt.every((at, n) => n === 0 || at >= sentAt[n - 1]!)).toBe(true);
    expect(lines.length).toBeGreaterThan(100_000);
  });
});
