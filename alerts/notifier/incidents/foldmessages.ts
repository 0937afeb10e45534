import type { Answer, Answered, Sending } from '../journal/record.ts';
import { note } from './note.ts';
import { put } from './put.ts';
import { type Message, type RobotState, robotState, type State } from './state.ts';
import { type Item, waitingKey } from './waiting.ts';

/** Posts older than this count against no provider's limit. */
const postsKeptMs = 120_000;

/** A message is about to be posted. */
export function foldSending(state: State, { at, message, robot, items, calls }: Sending): void {
  const mine = robotState(state, robot);
  const begun = { id: message, robot, items, at, calls };
  mine.inFlight = begun;
  mine.posts = [...mine.posts.filter((post) => at - post < postsKeptMs), at];
  state.messages.set(message, begun);
  state.turns++;
}

/** Its answer: what was told is no longer waiting, the rest waits on with what was learned. */
export function foldAnswered(state: State, { at, message, answer }: Answered): void {
  const sent = state.messages.get(message);
  if (sent === undefined) return;
  const mine = robotState(state, sent.robot);
  delete mine.inFlight;
  // The provider counted it somewhere between sending and answer: the later moment is the safe one.
  mine.posts = [...mine.posts.slice(0, -1), at];
  if (answer.outcome === 'delivered') {
    mine.failures = 0;
    delete mine.pause;
  } else mine.failures++;
  if (answer.outcome === 'throttled') mine.pause = { at, ms: answer.pauseMs };
  if (answer.outcome === 'delivered') noteCall(mine, sent, at);
  for (const item of sent.items) settle(state, mine, item, sent, at, answer);
  if (answer.outcome === 'delivered' && sent.calls.length > 0) {
    const { alert } = sent.items[0]!;
    put(state, [{ robot: sent.robot, alert, reason: 'mention', mention: sent.calls }], at, sent.id);
  }
}

function noteCall(mine: RobotState, { items }: Message, at: number): void {
  const people = items.flatMap((item) =>
    item.reason === 'mention' ? (mine.waiting.get(waitingKey(item))?.mention ?? []) : [],
  );
  if (people.length > 0) mine.called = { at, people: [...new Set(people)] };
}

function settle(
  state: State,
  mine: RobotState,
  item: Item,
  { id: message, robot }: Message,
  at: number,
  answer: Answer,
): void {
  const incident = state.incidents.get(item.alert);
  const key = waitingKey(item);
  const waiting = mine.waiting.get(key);
  if (answer.outcome === 'delivered') {
    mine.waiting.delete(key);
    if (incident === undefined) return;
    if (firingReasons.has(item.reason)) incident.told.add(robot);
    note(incident, { at, what: 'told', detail: `${robot}: ${item.reason}` });
    return;
  }
  if (incident !== undefined)
    note(incident, { at, what: 'not_told', detail: `${robot}: ${answer.outcome} ${answer.code}` });
  if (waiting === undefined) return;
  if (answer.outcome === 'unsure') {
    mine.waiting.set(key, { ...waiting, maybe: message });
    if (incident !== undefined && firingReasons.has(item.reason)) incident.told.add(robot);
  } else if (answer.outcome === 'refused' && answer.what === 'content')
    mine.waiting.set(key, { ...waiting, terse: true });
}

const firingReasons: ReadonlySet<string> = new Set(['new', 'reminder', 'escalation', 'fallback', 'daily']);
