import { causes } from '../../../collector/causes/catalogue.ts';
import type { NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf, type TimelineEntry } from '../incidents/incident.ts';
import type { Names } from '../message/language.ts';
import { providerOf } from './provider.ts';

/** Who reads a pack. A provider gets what was seen of its channel, not who of us did what. */
export type Audience = 'provider' | 'internal';

/** What was seen of a fault, for the channel, bank or clearing institution it lies with. Instants are RFC 3339 in UTC. */
export interface EvidencePack {
  readonly alert: string;
  readonly name: string;
  readonly severity: string;
  readonly stage: string;
  readonly channel: { readonly id: string; readonly names: Names | null };
  readonly cause: { readonly id: string; readonly label: string; readonly names: Names } | null;
  readonly provider: { readonly id: string; readonly names: Names; readonly contact: Names } | null;
  readonly startedAt: string;
  readonly firstReportedAt: string;
  readonly resolvedAt: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly figures: readonly {
    readonly at: string;
    readonly moneyAtRisk: string;
    readonly merchantsAtRisk: string;
    readonly timeLeft: string;
    readonly description: string;
  }[];
  readonly timeline: readonly { readonly at: string; readonly what: string; readonly detail: string }[];
  readonly writtenAt: string;
}

const instant = (ms: number): string => new Date(ms).toISOString();

const ours: ReadonlySet<TimelineEntry['what']> = new Set(['told', 'not_told', 'acknowledged', 'escalated']);

/** The pack of an incident; `now` in epoch ms. Labels of teams and severities are ours and stay out of a provider's. */
export function evidencePack(
  incident: Incident,
  config: NotifierConfig,
  audience: Audience,
  now: number,
): EvidencePack {
  const { facts, figures, timeline, firstSeen, resolvedAt } = incident;
  const { alertname = '', stage = '', channel = '', cause: label = '' } = facts.labels;
  const cause = causes.find((each) => each.label === label);
  const provider = providerOf(facts, config);
  const internal = audience === 'internal';
  return {
    alert: incident.id,
    name: alertname,
    severity: severityOf(facts),
    stage,
    channel: { id: channel, names: config.names.channel?.[channel] ?? null },
    cause: cause === undefined ? null : { id: cause.id, label, names: cause.names },
    provider:
      provider === undefined ? null : { id: provider.id, names: provider.names, contact: provider.contact },
    startedAt: instant(facts.startsAt),
    firstReportedAt: instant(firstSeen),
    resolvedAt: resolvedAt === undefined ? null : instant(resolvedAt),
    labels: Object.fromEntries(
      Object.entries(facts.labels).filter(([name]) => internal || !['team', 'severity'].includes(name)),
    ),
    figures: figures.map(({ at, ...figure }) => ({ at: instant(at), ...figure })),
    timeline: timeline
      .filter(({ what }) => internal || !ours.has(what))
      .map(({ at, what, detail }) => ({ at: instant(at), what, detail: internal ? detail : '' })),
    writtenAt: instant(now),
  };
}
