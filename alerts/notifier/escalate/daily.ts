import { atLocal, localDate } from '../../../collector/time/zone.ts';
import type { NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import type { Told } from '../journal/record.ts';

/** Alertmanager holds tickets back until the morning, too, and then sends them group by group for some 20 minutes. */
const latecomersMs = 40 * 60_000;
/** Those that come together are listed together. */
const settleMs = 60_000;

/**
 * The day's list of tickets when it is due and was not made yet: what fires and nobody has taken, and what came and
 * went since the last list. What arrives within 40 minutes after it is listed in a further one. The day is compared for
 * equality, so that a clock that was days ahead once does not keep later lists from being made.
 */
export function dueDaily(state: State, config: NotifierConfig, now: number): Told | undefined {
  const day = localDate(now, config.zone);
  const since = now - atLocal(day, config.dailyDigestAt, config.zone);
  if (since < 0) return undefined;
  const tickets = [...state.incidents.values()].filter(belongsOnList);
  if (state.digestDay !== day) return list(tickets, config, day, now);
  const late = tickets.filter(({ listedAt }) => listedAt === undefined);
  const settled = late.every(({ firstSeen }) => now - firstSeen >= settleMs);
  return since > latecomersMs || late.length === 0 || !settled ? undefined : list(late, config, day, now);
}

function list(tickets: readonly Incident[], config: NotifierConfig, day: string, now: number): Told {
  const listers = new Set(config.robots.filter(({ tickets }) => tickets === 'daily').map(({ id }) => id));
  const tell = tickets.flatMap(({ id, robots }) =>
    robots
      .filter((robot) => listers.has(robot))
      .map((robot) => ({ robot, alert: id, reason: 'daily' as const, mention: [] })),
  );
  return { kind: 'tell', at: now, because: 'daily', day, tell };
}

function belongsOnList({
  facts,
  status,
  acknowledged,
  closed,
  resolvedAt,
  lastSeen,
  listedAt,
}: Incident): boolean {
  const severity = severityOf(facts);
  if (severity !== 'ticket' && severity !== 'info') return false;
  if (status === 'firing') return acknowledged === undefined && closed === undefined;
  return listedAt === undefined || listedAt < Math.max(resolvedAt ?? 0, lastSeen);
}
