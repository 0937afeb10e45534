import type { Run } from '../../alerts/backtest/run.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';

/** Seconds between samples: dense enough for graphs of minutes, few enough to be made in a minute or two. */
const step = 60;

/** What the boards are to be looked at with. */
export interface Situation {
  /** Folder name, and part of the pictures' names. */
  readonly name: string;
  readonly title: string;
  readonly run: Run;
}

/** A seeded fault of the simulator by its id; undefined when there is none of that name. */
export function faultSituation(id: string, profile = 'B', seed = 1): Situation | undefined {
  const fault = faults.find((each) => each.id === id.toUpperCase());
  if (fault === undefined) return undefined;
  const { start, hours } = fault.window;
  // Graphs show six hours: a short window gets a morning before it.
  const early = Math.max(0, 8 - hours);
  const run: Run = {
    ...{ name: fault.id, profile, traffic: 1, seed, vary: false, step },
    scenarios: [{ id: fault.id }],
    start: new Date(Date.parse(start) - early * 3_600_000).toISOString(),
    hours: hours + early,
  };
  return { name: fault.id.toLowerCase(), title: fault.title, run };
}

/** Thursday, an ordinary working day, looked at after 34 hours at 10:00 in the morning. */
export const calm = (profile = 'B', seed = 1): Situation => ({
  name: 'calm',
  title: 'nothing is wrong',
  run: {
    ...{ name: 'calm', profile, traffic: 1, seed, vary: false, step },
    scenarios: [],
    start: '2026-11-18T00:00:00+08:00',
    hours: 34,
  },
});

/** Three hours with a link down: what `npm test` shows boards and pages with. */
export const checked: Situation = {
  name: 'check',
  title: 'one of two links goes down',
  run: {
    ...{ name: 'check', profile: 'B', traffic: 0.3, seed: 1, vary: false, step },
    scenarios: [{ id: 'S01' }],
    start: '2026-11-24T10:00:00+08:00',
    hours: 2.5,
  },
};
