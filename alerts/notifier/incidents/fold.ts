import type { JournalRecord, Received, Told } from '../journal/record.ts';
import { foldAnswered, foldSending } from './foldmessages.ts';
import type { Figures, Incident } from './incident.ts';
import { note } from './note.ts';
import { put } from './put.ts';
import type { State } from './state.ts';
import { waitingKey } from './waiting.ts';

const mostFigures = 100;

/** Applies one record. The only way the state changes, while running and when the journal is read again. */
export function fold(state: State, record: JournalRecord): void {
  switch (record.kind) {
    case 'received':
      foldReceived(state, record);
      return;
    case 'tell':
      foldTold(state, record);
      return;
    case 'sending':
      foldSending(state, record);
      return;
    case 'answered':
      foldAnswered(state, record);
      return;
    case 'acknowledged': {
      const { at, by, via, runbook } = record;
      for (const incident of found(state, record.alerts)) {
        incident.acknowledged = { at, by, via, ...(runbook !== undefined && { runbook }) };
        note(incident, { at, what: 'acknowledged', detail: `${by} (${via})` });
        forgetCalls(state, incident.id);
      }
      return;
    }
    case 'closed':
      for (const incident of found(state, record.alerts)) {
        incident.closed = record.why;
        note(incident, { at: record.at, what: 'closed', detail: record.why });
      }
      return;
    case 'silence':
      state.silences.set(record.id, record);
  }
}

const found = (state: State, ids: readonly string[]): Incident[] =>
  ids.flatMap((id) => state.incidents.get(id) ?? []);

function foldReceived(state: State, record: Received): void {
  const { at } = record;
  state.notifications.set(record.identity, at);
  for (const { id, facts, status, endsAt } of record.alerts) {
    const known = state.incidents.get(id);
    const incident: Incident = known ?? {
      id,
      facts,
      status: 'firing',
      firstSeen: at,
      lastSeen: at,
      receiver: record.receiver,
      externalUrl: record.externalUrl,
      robots: record.routes[id] ?? [],
      told: new Set(),
      escalated: 0,
      figures: [],
      timeline: [],
    };
    if (known === undefined) {
      state.incidents.set(id, incident);
      note(incident, { at, what: 'received', detail: record.receiver });
    }
    incident.robots = record.routes[id] ?? incident.robots;
    incident.facts = facts;
    incident.lastSeen = at;
    incident.externalUrl = record.externalUrl;
    keepFigures(incident, at);
    if (status === 'resolved' && incident.status === 'firing') {
      incident.resolvedAt = endsAt > facts.startsAt ? endsAt : at;
      note(incident, { at, what: 'resolved', detail: '' });
      forgetCalls(state, id);
    }
    if (status === 'firing') {
      delete incident.resolvedAt;
      delete incident.closed;
    } else incident.closed = 'resolved';
    incident.status = status;
  }
  put(state, record.tell, at, record.identity);
  for (const { alert, reason } of record.tell)
    if (reason === 'reminder')
      for (const incident of found(state, [alert])) note(incident, { at, what: 'reminder', detail: '' });
}

function keepFigures({ facts: { annotations }, figures }: Incident, at: number): void {
  const now: Figures = {
    at,
    moneyAtRisk: annotations.money_at_risk ?? '',
    merchantsAtRisk: annotations.merchants_at_risk ?? '',
    timeLeft: annotations.time_left ?? '',
    description: annotations.description ?? '',
  };
  const last = figures.at(-1);
  if (last !== undefined && JSON.stringify({ ...last, at }) === JSON.stringify(now)) return;
  figures.push(now);
  if (figures.length > mostFigures) figures.splice(1, 1);
}

function foldTold(state: State, { at, because, step, day, removed = [], tell }: Told): void {
  for (const robot of removed) state.robots.delete(robot);
  put(state, tell, at, `${because} ${at} ${step ?? ''}`);
  if (day !== undefined) state.digestDay = day;
  for (const { alert, robot } of tell) {
    const incident = state.incidents.get(alert);
    if (incident === undefined) continue;
    if (because === 'daily') incident.listedAt = at;
    if (because === 'fallback') markHandedOn(state, alert, robot);
    if (because !== 'escalation' || step === undefined) continue;
    if (incident.escalated < step) note(incident, { at, what: 'escalated', detail: `step ${step}` });
    incident.escalated = Math.max(incident.escalated, step);
  }
}

/** Everybody but the stand-in who still has to say it has handed it on. */
function markHandedOn(state: State, alert: string, standIn: string): void {
  for (const [robot, { waiting }] of state.robots) {
    if (robot === standIn) continue;
    for (const [key, each] of waiting)
      if (each.alert === alert && each.reason !== 'mention') waiting.set(key, { ...each, handedOn: true });
  }
}

/** Calls for help that nobody needs any more once somebody has it, or it is over. */
function forgetCalls(state: State, alert: string): void {
  for (const { waiting } of state.robots.values())
    for (const reason of ['escalation', 'reminder', 'mention'] as const) {
      const key = waitingKey({ alert, reason });
      // What may have been said already is said again, marked: a half-made call would puzzle more.
      if (waiting.get(key)?.maybe === undefined) waiting.delete(key);
    }
}
