import type { NotifierConfig } from '../config/schema.ts';
import { severityOf } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import type { Tell, Told } from '../journal/record.ts';

const handed = new Set(['new', 'reminder', 'escalation', 'fallback']);

/**
 * Pages that wait for a robot which does not deliver, put before its stand-in; undefined when there are none. A robot
 * that is only slow because of its limit keeps them: its digest names them within the minute.
 */
export function dueFallbacks(state: State, config: NotifierConfig, now: number): Told | undefined {
  const tell: Tell[] = [];
  for (const { id, fallback, fallbackAfterSeconds } of config.robots) {
    const robot = state.robots.get(id);
    if (fallback === undefined || robot === undefined || robot.failures === 0) continue;
    for (const { alert, reason, since, handedOn, mention } of robot.waiting.values()) {
      const incident = state.incidents.get(alert);
      if (incident === undefined || severityOf(incident.facts) !== 'page') continue;
      if (handedOn || !handed.has(reason) || now - since < fallbackAfterSeconds * 1000) continue;
      tell.push({ robot: fallback, alert, reason: 'fallback', mention });
    }
  }
  return tell.length === 0 ? undefined : { kind: 'tell', at: now, because: 'fallback', tell };
}
