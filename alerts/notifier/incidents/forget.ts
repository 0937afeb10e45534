import type { State } from './state.ts';

const dayMs = 86_400_000;
/** Longer than any link works and any Alertmanager repeats. */
const messagesKeptMs = 8 * dayMs;
const notificationsKeptMs = 8 * dayMs;

/** Drops what nobody will ask for again. Called when the journal is rewritten, never in between; `now` in epoch ms. */
export function forget(state: State, now: number, keepDays: number): void {
  const wanted = new Set(
    [...state.robots.values()].flatMap(({ waiting }) => [...waiting.values()].map(({ alert }) => alert)),
  );
  for (const [id, incident] of state.incidents)
    if (incident.closed !== undefined && !wanted.has(id) && now - incident.lastSeen > keepDays * dayMs)
      state.incidents.delete(id);
  for (const [id, { at }] of state.messages) if (now - at > messagesKeptMs) state.messages.delete(id);
  for (const [id, at] of state.notifications)
    if (now - at > notificationsKeptMs) state.notifications.delete(id);
  for (const [id, { state: is, at }] of state.silences)
    if (is === 'expired' && now - at > messagesKeptMs) state.silences.delete(id);
}
