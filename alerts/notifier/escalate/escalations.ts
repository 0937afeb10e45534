import type { NotifierConfig } from '../config/schema.ts';
import type { State } from '../incidents/state.ts';
import type { Tell, Told } from '../journal/record.ts';
import { nextStepAge, stepsFor } from './due.ts';

/**
 * Steps that are due, one record for each step. `ageOf`: ms an incident has been known, on a clock that does not jump;
 * `now` in epoch ms. Nobody waits for a step that a stopped notifier has missed: all that are due are taken.
 */
export function dueEscalations(
  state: State,
  config: NotifierConfig,
  ageOf: (alert: string) => number,
  now: number,
): readonly Told[] {
  const byStep = new Map<number, Tell[]>();
  for (const incident of state.incidents.values()) {
    if (nextStepAge(incident, config) === undefined) continue;
    const age = ageOf(incident.id);
    stepsFor(incident, config).forEach(({ afterMinutes, robots, mention }, i) => {
      if (i < incident.escalated || afterMinutes * 60_000 > age) return;
      const tells = byStep.get(i + 1) ?? [];
      byStep.set(i + 1, tells);
      tells.push(
        ...robots.map((robot) => ({ robot, alert: incident.id, reason: 'escalation' as const, mention })),
      );
    });
  }
  return [...byStep].map(([step, tell]) => ({ kind: 'tell', at: now, because: 'escalation', step, tell }));
}

/** Ms until the next step of any incident is due; undefined when none is. */
export function untilNextEscalation(
  state: State,
  config: NotifierConfig,
  ageOf: (alert: string) => number,
): number | undefined {
  let least: number | undefined;
  for (const incident of state.incidents.values()) {
    const age = nextStepAge(incident, config);
    if (age === undefined) continue;
    const left = Math.max(0, age - ageOf(incident.id));
    if (least === undefined || left < least) least = left;
  }
  return least;
}
