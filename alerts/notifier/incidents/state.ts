import type { SilenceSeen } from '../journal/record.ts';
import type { Incident } from './incident.ts';
import type { Item, Waiting } from './waiting.ts';

/** A message that was posted, or is being posted. */
export interface Message {
  readonly id: string;
  readonly robot: string;
  readonly items: readonly Item[];
  readonly at: number;
  /** People a separate message calls once this one is delivered. */
  readonly calls: readonly string[];
}

export interface RobotState {
  /** By waitingKey. */
  readonly waiting: Map<string, Waiting>;
  /** Wall-clock times of recent posts, epoch ms; what a limit counts after a restart. */
  posts: number[];
  /** Nothing may be posted for so long from `at`. */
  pause?: { readonly at: number; readonly ms: number };
  /** Posted, and not answered yet. */
  inFlight?: Message;
  /** Answers in a row that were not `delivered`. */
  failures: number;
  /** Last call in a message of its own: whom and when (epoch ms). */
  called?: { readonly at: number; readonly people: readonly string[] };
}

/** Everything the notifier has to remember. It is a fold over the journal: no part of it changes otherwise. */
export interface State {
  readonly incidents: Map<string, Incident>;
  readonly robots: Map<string, RobotState>;
  /** Message number -> what it named; what an acknowledgement link refers to. */
  readonly messages: Map<string, Message>;
  /** Identity of a notification -> when it was last taken for news, epoch ms. */
  readonly notifications: Map<string, number>;
  readonly silences: Map<string, SilenceSeen>;
  /** Messages ever begun, for their numbers. */
  turns: number;
  /** Local day of the last daily digest. */
  digestDay?: string;
}

export const emptyState = (): State => ({
  incidents: new Map(),
  robots: new Map(),
  messages: new Map(),
  notifications: new Map(),
  silences: new Map(),
  turns: 0,
});

export function robotState(state: State, robot: string): RobotState {
  let found = state.robots.get(robot);
  if (found === undefined) {
    found = { waiting: new Map(), posts: [], failures: 0 };
    state.robots.set(robot, found);
  }
  return found;
}
