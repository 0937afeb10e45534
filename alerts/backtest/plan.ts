import { situations } from '../../collector/simulator/benign/situations.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import type { Run } from './run.ts';

/** Samples of counter faults every 30 s, of money faults every 120 s (issue text: 4 h and 30 h windows). */
const stepOf = { counter: 30, money: 120 } as const;

/** Seeds of the standard run: nothing was tuned on them. */
export const standardSeeds = [101, 202] as const;

/** Every fault by seed, with parameters drawn from their ranges. */
export function faultRuns(seeds: readonly number[], only?: ReadonlySet<string>, profile = 'B'): Run[] {
  return faults
    .filter(({ id }) => only === undefined || only.has(id))
    .flatMap((fault) =>
      seeds.map((seed) => ({
        name: `${fault.id}-${profile}-${seed}`,
        profile,
        seed,
        scenarios: [{ id: fault.id }],
        vary: true,
        start: fault.window.start,
        hours: fault.window.hours,
        step: stepOf[fault.visibility],
      })),
    );
}

/** Every benign situation; what lasts for days is sampled like money. */
export function benignRuns(seed: number, only?: ReadonlySet<string>, profile = 'B'): Run[] {
  return situations
    .filter(({ id }) => only === undefined || only.has(id))
    .map(({ id, window }) => ({
      name: `${id}-${profile}-${seed}`,
      profile,
      seed,
      scenarios: [{ id }],
      vary: true,
      start: window.start,
      hours: window.hours,
      step: window.hours > 12 ? 120 : 30,
    }));
}

/** Days on which nothing is wrong. */
export function healthyRun(name: string, start: string, days: number, seed: number, profile = 'B'): Run {
  return {
    name: `${name}-${profile}-${seed}`,
    profile,
    seed,
    scenarios: [],
    vary: false,
    start,
    hours: 24 * days,
    step: 120,
  };
}

/** Spring Festival with the make-up Saturday before it. */
export const springFestival = (seed: number): Run =>
  healthyRun('healthy-feb', '2026-02-12T00:00:00+08:00', 14, seed);
