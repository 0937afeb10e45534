import { dueDaily } from './escalate/daily.ts';
import { dueEscalations, untilNextEscalation } from './escalate/escalations.ts';
import { dueFallbacks } from './escalate/fallback.ts';
import type { State } from './incidents/state.ts';
import type { Webhook, WebhookAlert } from './intake/payload.ts';
import type { JournalRecord } from './journal/record.ts';
import type { NotifierParts } from './parts.ts';
import { silenceChanges, silencedBy } from './silences/changes.ts';
import { ownReceiver, silenceAlarm } from './watchdog.ts';

export interface RoundParts extends NotifierParts {
  readonly state: State;
  readonly record: (record: JournalRecord) => void;
  /** Takes a notification of our own. */
  readonly take: (webhook: Webhook) => unknown;
  readonly wakeSenders: () => void;
}

/** What has to be looked at as time goes by, without anybody asking. */
export interface Rounds {
  /** Looks now, and sets the next time. */
  wake(): void;
  /** The alerts that are not heartbeats; notes those that are. */
  withoutHeartbeats(alerts: readonly WebhookAlert[]): readonly WebhookAlert[];
  stop(): void;
}

/** Calendars hang on the wall clock, which may jump: it is looked at this often. */
const longestRoundMs = 20_000;

export function rounds(parts: RoundParts): Rounds {
  const { config, state, record, timing, askSilences } = parts;
  let stopped = false;
  let cancelTimer = (): void => {};
  let alarmSince = openAlarm(state);
  // An alarm that stands from before a restart ends with a heartbeat, not with the restart.
  let heartbeatAt = alarmSince === undefined ? timing.elapsed() : Number.NEGATIVE_INFINITY;
  let askedSilences = Number.NEGATIVE_INFINITY;
  /** Elapsed ms at which an incident was first seen; ages are measured from here, whatever the wall clock does. */
  const firstSeen = new Map<string, number>();

  function ageOf(id: string): number {
    let seen = firstSeen.get(id);
    if (seen === undefined) {
      const at = state.incidents.get(id)?.firstSeen ?? timing.now();
      seen = timing.elapsed() - Math.max(0, timing.now() - at);
      firstSeen.set(id, seen);
    }
    return timing.elapsed() - seen;
  }

  function wake(): void {
    if (stopped) return;
    cancelTimer();
    for (const id of firstSeen.keys()) if (!state.incidents.has(id)) firstSeen.delete(id);
    watchHeartbeat();
    closeSilentOnes();
    dueEscalations(state, config, ageOf, timing.now()).forEach(record);
    const others = [dueFallbacks(state, config, timing.now()), dueDaily(state, config, timing.now())];
    for (const each of others) if (each !== undefined) record(each);
    void watchSilences();
    parts.wakeSenders();
    const next = Math.min(longestRoundMs, untilNextEscalation(state, config, ageOf) ?? longestRoundMs);
    cancelTimer = timing.after(Math.max(1, Math.ceil(next)), wake);
  }

  function watchHeartbeat(): void {
    const { watchdog } = config;
    if (watchdog === undefined) return;
    const { silentMinutes } = watchdog;
    const silent = timing.elapsed() - heartbeatAt >= silentMinutes * 60_000;
    if (silent === (alarmSince !== undefined)) return;
    const now = timing.now();
    const since = alarmSince ?? now;
    alarmSince = silent ? now : undefined;
    parts.take(silenceAlarm(silent ? 'firing' : 'resolved', since, now, silentMinutes));
  }

  function closeSilentOnes(): void {
    const limit = config.alertmanager.silentHours * 3_600_000;
    const now = timing.now();
    const silent = [...state.incidents.values()].filter(
      ({ id, closed, receiver, lastSeen }) =>
        // Both clocks must say so: a wall clock that jumps ahead closes nothing.
        closed === undefined && receiver !== ownReceiver && now - lastSeen > limit && ageOf(id) > limit,
    );
    if (silent.length > 0)
      record({ kind: 'closed', at: now, alerts: silent.map(({ id }) => id), why: 'silent' });
  }

  async function watchSilences(): Promise<void> {
    const everyMs = config.alertmanager.silencePollSeconds * 1000;
    if (askSilences === undefined || timing.elapsed() - askedSilences < everyMs) return;
    askedSilences = timing.elapsed();
    const silences = await askSilences();
    if (silences === undefined || stopped) return;
    const people = config.people.map(({ id }) => id);
    for (const change of silenceChanges(silences, state, people, timing.now())) record(change);
    const taken = silencedBy(silences, state, people, timing.now());
    if (taken !== undefined) record(taken);
  }

  return {
    wake,
    withoutHeartbeats(alerts) {
      const { watchdog } = config;
      if (watchdog === undefined) return alerts;
      const others = alerts.filter(({ labels }) => labels.alertname !== watchdog.alertname);
      const beats = alerts.some(
        ({ labels, status }) => labels.alertname === watchdog.alertname && status === 'firing',
      );
      if (beats) heartbeatAt = timing.elapsed();
      return others;
    },
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}

/** When the alarm about missing heartbeats was raised, if it still stands from before a restart. */
function openAlarm(state: State): number | undefined {
  const alarm = [...state.incidents.values()].find(
    ({ receiver, status }) => receiver === ownReceiver && status === 'firing',
  );
  return alarm?.facts.startsAt;
}
