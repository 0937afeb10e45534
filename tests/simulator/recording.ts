import { createSimulator, type SimulatorOptions } from '../../collector/simulator/simulator.ts';
import type { Truth } from '../../collector/simulator/truth/schema.ts';

export interface Recording {
  readonly lines: readonly string[];
  /** Time of sending of each line, epoch ms. */
  readonly sentAt: readonly number[];
  readonly truth: Truth;
}

export function record(options: SimulatorOptions, hours: number): Recording {
  const lines: string[] = [];
  const sentAt: number[] = [];
  const simulator = createSimulator(options);
  simulator.run(options.start + hours * 3_600_000, (line, at) => {
    lines.push(line);
    sentAt.push(at);
  });
  return { lines, sentAt, truth: simulator.truth() };
}

export interface Difference {
  /** Lines only the second recording has, and lines it lacks. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** When the first of each was sent; Infinity where there is none. */
  readonly firstAdded: number;
  readonly firstRemoved: number;
}

/** Compares two recordings as bags of lines; `ignore` leaves out kinds that announce and are no symptom. */
export function difference(base: Recording, other: Recording, ignore: readonly string[] = []): Difference {
  const counts = new Map<string, number>();
  for (const line of base.lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const ignored = (line: string): boolean => ignore.some((kind) => line.startsWith(`{"kind":"${kind}"`));
  const added: string[] = [];
  let firstAdded = Number.POSITIVE_INFINITY;
  other.lines.forEach((line, n) => {
    const left = counts.get(line) ?? 0;
    if (left > 0) counts.set(line, left - 1);
    else if (!ignored(line)) {
      added.push(line);
      firstAdded = Math.min(firstAdded, other.sentAt[n]!);
    }
  });
  const removed: string[] = [];
  let firstRemoved = Number.POSITIVE_INFINITY;
  base.lines.forEach((line, n) => {
    const left = counts.get(line) ?? 0;
    if (left === 0) return;
    counts.set(line, left - 1);
    if (ignored(line)) return;
    removed.push(line);
    firstRemoved = Math.min(firstRemoved, base.sentAt[n]!);
  });
  return { added, removed, firstAdded, firstRemoved };
}

/** Events of one kind, parsed. */
export const ofKind = (lines: readonly string[], kind: string): Record<string, never>[] =>
  lines
    .filter((line) => line.startsWith(`{"kind":"${kind}"`))
    .map((line) => JSON.parse(line) as Record<string, never>);
