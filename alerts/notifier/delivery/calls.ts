import type { Person, RobotConfig } from '../config/schema.ts';
import { severityOf } from '../incidents/incident.ts';
import type { RobotState } from '../incidents/state.ts';
import type { Call, Subject } from '../message/compose.ts';

/** Somebody who was called by a message of its own is not called again within this: the phone has just rung. */
const calledMs = 120_000;

/** Ids of the people these alerts call from a robot; nobody is called to what is over or in somebody's hands. */
export function callsOf(subjects: readonly Subject[], { mention }: RobotConfig): readonly string[] {
  const called = subjects.flatMap(({ waiting, incident }) => {
    if (incident.status !== 'firing' || incident.acknowledged !== undefined || waiting.reason === 'daily')
      return [];
    if (waiting.reason === 'mention') return waiting.mention;
    const severity = severityOf(incident.facts);
    const always = severity === 'page' || severity === 'urgent' ? mention[severity] : [];
    return [...waiting.mention, ...always];
  });
  return [...new Set(called)];
}

/** Of these people, those a message of its own should call now (epoch ms). */
export function notJustCalled(
  people: readonly string[],
  { called }: RobotState,
  now: number,
): readonly string[] {
  if (called === undefined || Math.abs(now - called.at) >= calledMs) return people;
  return people.filter((id) => !called.people.includes(id));
}

export function callOf(ids: readonly string[], people: ReadonlyMap<string, Person>): Call {
  return { people: ids.flatMap((id) => people.get(id) ?? []), everybody: ids.includes('all') };
}
