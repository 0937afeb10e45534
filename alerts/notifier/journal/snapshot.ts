import type { Incident } from '../incidents/incident.ts';
import { emptyState, type Message, type RobotState, type State } from '../incidents/state.ts';
import { type Waiting, waitingKey } from '../incidents/waiting.ts';
import type { SilenceSeen } from './record.ts';

/** The whole state as one line: what a journal begins with after it was rewritten. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly incidents: readonly (Omit<Incident, 'told'> & { readonly told: readonly string[] })[];
  readonly robots: readonly (Omit<RobotState, 'waiting'> & {
    readonly id: string;
    readonly waiting: readonly Waiting[];
  })[];
  readonly messages: readonly Message[];
  readonly notifications: readonly (readonly [string, number])[];
  readonly silences: readonly SilenceSeen[];
  readonly turns: number;
  readonly digestDay?: string;
}

export function snapshotOf(state: State): Snapshot {
  return {
    kind: 'snapshot',
    incidents: [...state.incidents.values()].map((each) => ({ ...each, told: [...each.told] })),
    robots: [...state.robots].map(([id, robot]) => ({ ...robot, id, waiting: [...robot.waiting.values()] })),
    messages: [...state.messages.values()],
    notifications: [...state.notifications],
    silences: [...state.silences.values()],
    turns: state.turns,
    ...(state.digestDay === undefined ? {} : { digestDay: state.digestDay }),
  };
}

export function stateOf(snapshot: Snapshot): State {
  const { incidents, robots, messages, notifications, silences, turns, digestDay } = snapshot;
  return {
    ...emptyState(),
    incidents: new Map(incidents.map((each) => [each.id, { ...each, told: new Set(each.told) }])),
    robots: new Map(
      robots.map(({ id, waiting, ...robot }) => [
        id,
        { ...robot, waiting: new Map(waiting.map((each) => [waitingKey(each), each])) },
      ]),
    ),
    messages: new Map(messages.map((each) => [each.id, each])),
    notifications: new Map(notifications),
    silences: new Map(silences.map((each) => [each.id, each])),
    turns,
    ...(digestDay === undefined ? {} : { digestDay }),
  };
}
