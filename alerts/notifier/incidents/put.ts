import type { Tell } from '../journal/record.ts';
import { robotState, type State } from './state.ts';
import { type Item, type Waiting, waitingKey } from './waiting.ts';

/** Puts things before robots. What is overtaken by them goes: nobody is called to an alert that has resolved. */
export function put(state: State, tell: readonly Tell[], at: number, bundle: string): void {
  for (const each of tell) {
    const { waiting } = robotState(state, each.robot);
    const add = (item: Item): void => {
      const entry: Waiting = { ...each, ...item, since: at, bundle };
      if (!waiting.has(waitingKey(entry))) waiting.set(waitingKey(entry), entry);
    };
    if (each.reason !== 'resolved') {
      add(each);
      continue;
    }
    const untold = waiting.get(waitingKey({ alert: each.alert, reason: 'new' }));
    for (const reason of ['new', 'reminder', 'fallback'] as const)
      waiting.delete(waitingKey({ alert: each.alert, reason }));
    add({
      alert: each.alert,
      reason: untold !== undefined && untold.maybe === undefined ? 'blip' : 'resolved',
    });
  }
}
