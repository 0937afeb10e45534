import { atLocal, localDate } from '../../../collector/time/zone.ts';
import type { NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import type { Told } from '../journal/record.ts';

/**
 * The day's list of tickets when it is due and was not made yet: what fires and nobody has taken, and what came and
 * went since the last list. The day is compared for equality, so that a clock that was days ahead once does not keep
 * later lists from being made.
 */
export function dueDaily(state: State, config: NotifierConfig, now: number): Told | undefined {
  const day = localDate(now, config.zone);
  if (state.digestDay === day || now < atLocal(day, config.dailyDigestAt, config.zone)) return undefined;
  const listers = new Set(config.robots.filter(({ tickets }) => tickets === 'daily').map(({ id }) => id));
  const tell = [...state.incidents.values()]
    .filter(belongsOnList)
    .flatMap(({ id, robots }) =>
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
