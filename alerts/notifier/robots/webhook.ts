import type { RobotConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { Draft } from '../message/draft.ts';
import { byteLength } from '../message/utf8.ts';
import { delivered, statusAnswer } from './answers.ts';
import type { RobotKind } from './kind.ts';
import { markdownLines } from './markdown.ts';

type WebhookConfig = Extract<RobotConfig, { kind: 'webhook' }>;

const mostBodyBytes = 1_000_000;

const instant = (ms: number): string => new Date(ms).toISOString();

/** One alert for a machine: everything a forwarder could choose from, nothing that is not in messages as well. */
function alertJson({ id, facts, status, resolvedAt, acknowledged }: Incident, reason: string): object {
  return {
    id,
    reason,
    status,
    severity: severityOf(facts),
    labels: facts.labels,
    annotations: facts.annotations,
    startsAt: instant(facts.startsAt),
    ...(resolvedAt === undefined ? {} : { endsAt: instant(resolvedAt) }),
    ...(acknowledged === undefined ? {} : { acknowledgedBy: acknowledged.by }),
  };
}

function ownBody(draft: Draft): object {
  return {
    version: 1,
    id: draft.id,
    severity: draft.severity,
    resolved: draft.resolved,
    title: draft.title,
    text: markdownLines(draft.lines).join('\n'),
    alerts: draft.incidents.map((incident, i) => alertJson(incident, draft.items[i]!.reason)),
    call: draft.people.map(({ id, mobile }) => ({ id, ...(mobile === undefined ? {} : { mobile }) })),
    callEverybody: draft.everybody,
    ...(draft.ackUrl === undefined ? {} : { acknowledgeUrl: draft.ackUrl }),
  };
}

/** Webhook version 4 as Alertmanager posts it, so that forwarders made for Alertmanager understand it. */
function alertmanagerBody({ id, incidents, resolved, ackUrl }: Draft): object {
  const common = (of: (incident: Incident) => Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(of(incidents[0]!)).filter(([name, value]) =>
        incidents.every((each) => of(each)[name] === value),
      ),
    );
  return {
    version: '4',
    groupKey: `notifier:${id}`,
    truncatedAlerts: 0,
    status: resolved ? 'resolved' : 'firing',
    receiver: incidents[0]!.receiver,
    groupLabels: {},
    commonLabels: common(({ facts }) => facts.labels),
    commonAnnotations: common(({ facts }) => facts.annotations),
    externalURL: incidents[0]!.externalUrl,
    alerts: incidents.map(({ facts, status, resolvedAt }) => ({
      status,
      labels: facts.labels,
      annotations: { ...facts.annotations, ...(ackUrl === undefined ? {} : { acknowledge_url: ackUrl }) },
      startsAt: instant(facts.startsAt),
      endsAt: resolvedAt === undefined ? '0001-01-01T00:00:00Z' : instant(resolvedAt),
      generatorURL: '',
      fingerprint: facts.fingerprint,
    })),
  };
}

const bodyOf = (draft: Draft, { format }: WebhookConfig): string =>
  JSON.stringify(format === 'alertmanager' ? alertmanagerBody(draft) : ownBody(draft));

/** A webhook of the house: telephone and SMS forwarders, ticket systems. `idempotency-key` is the message's number. */
export const webhook: RobotKind<WebhookConfig> = {
  limits: ({ perMinute }) => [{ posts: perMinute, windowMs: 60_000 }],
  callsApart: false,
  avoidsHalfHours: false,
  mostLines: 200,
  budget: mostBodyBytes,
  cardBytes: (draft, config) => byteLength(bodyOf(draft, config)),
  request(draft, config, { url, secret }) {
    return {
      url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': draft.id,
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
      body: bodyOf(draft, config),
    };
  },
  read: (answer) => statusAnswer(answer) ?? delivered,
};
