import { z } from 'zod';
import { needsSomebody } from '../escalate/due.ts';
import type { Incident } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import { isPersonal, withoutNumbers } from '../intake/sensitive.ts';
import type { Acknowledged, SilenceSeen } from '../journal/record.ts';
import { truncateUtf8 } from '../message/utf8.ts';
import { type Matcher, matcherText, matches } from './matcher.ts';

/** What Alertmanager's `/api/v2/silences` answers, as far as it is read. */
export const silencesSchema = z.array(
  z.object({
    id: z.string().max(100),
    status: z.object({ state: z.enum(['pending', 'active', 'expired']) }),
    startsAt: z.string().max(40),
    endsAt: z.string().max(40),
    createdBy: z.string().default(''),
    matchers: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        isRegex: z.boolean(),
        isEqual: z.boolean().default(true),
      }),
    ),
  }),
);
export type Silences = z.output<typeof silencesSchema>;

/**
 * Silences that came, changed or ended since they were last seen. Who made one is only written down when it is one of
 * the configured people; its comment, which is free text, never. Values of personal labels are left out.
 */
export function silenceChanges(
  silences: Silences,
  state: State,
  people: readonly string[],
  now: number,
): readonly SilenceSeen[] {
  return silences.flatMap((silence): SilenceSeen[] => {
    const before = state.silences.get(silence.id);
    const { status, endsAt, startsAt, createdBy, id } = silence;
    if (before?.state === status.state && before.endsAt === endsAt) return [];
    // Alertmanager lists silences for days after they ended: of one never seen alive there is nothing to tell.
    if (before === undefined && status.state === 'expired') return [];
    return [
      {
        kind: 'silence',
        at: now,
        id,
        state: status.state,
        startsAt,
        endsAt,
        matchers: silence.matchers.map(clean).map(matcherText),
        by: people.includes(createdBy) ? createdBy : 'not listed',
      },
    ];
  });
}

const clean = (matcher: Matcher): Matcher => ({
  ...matcher,
  value: isPersonal(matcher.name) ? '[hidden]' : truncateUtf8(withoutNumbers(matcher.value), 200),
});

/** Alerts nobody has taken that an active silence covers: whoever silenced them has them. */
export function silencedBy(
  silences: Silences,
  state: State,
  people: readonly string[],
  now: number,
): Acknowledged | undefined {
  const active = silences.filter(({ status }) => status.state === 'active');
  const covering = (incident: Incident): Silences[number] | undefined =>
    active.find(({ matchers }) => matchers.every((matcher) => matches(matcher, incident.facts.labels)));
  const covered = [...state.incidents.values()].flatMap((incident) => {
    const silence = needsSomebody(incident) ? covering(incident) : undefined;
    return silence === undefined ? [] : [{ id: incident.id, createdBy: silence.createdBy }];
  });
  if (covered.length === 0) return undefined;
  const makers = new Set(covered.map(({ createdBy }) => createdBy));
  const [maker = ''] = makers;
  return {
    kind: 'acknowledged',
    at: now,
    alerts: covered.map(({ id }) => id),
    by: makers.size === 1 && people.includes(maker) ? maker : 'silence',
    via: 'silence',
  };
}
