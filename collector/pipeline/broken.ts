import { FoldFailure } from './booking.ts';
import type { Prepared } from './prepared.ts';

/**
 * Lines whose folding failed: a defect of the collector, found by their sender's data. The line is left out the next
 * time; when a second one of its kind fails as well, the whole kind is, so that a defect costs two restarts of the
 * engine and not one per line. The set lives as long as the deliveries it was made for.
 */
export interface Broken {
  has(line: Prepared): boolean;
  learn(failure: FoldFailure): void;
}

export function brokenLines(): Broken {
  const lines = new Set<Prepared>();
  const failures = new Map<string, number>();
  return {
    has: (line) => lines.has(line) || (failures.get(line.kind.kind) ?? 0) >= 2,
    learn({ prepared }) {
      lines.add(prepared);
      failures.set(prepared.kind.kind, (failures.get(prepared.kind.kind) ?? 0) + 1);
    },
  };
}

export const isFoldFailure = (error: unknown): error is FoldFailure => error instanceof FoldFailure;
