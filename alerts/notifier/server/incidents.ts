import type { Request, Response } from 'express';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { AppParts } from './parts.ts';

const instant = (ms: number): string => new Date(ms).toISOString();

function listed({
  id,
  facts,
  status,
  acknowledged,
  escalated,
  firstSeen,
  resolvedAt,
  robots,
}: Incident): object {
  const { alertname, channel, stage, cause, team } = facts.labels;
  return {
    id,
    status,
    severity: severityOf(facts),
    alertname,
    stage,
    channel,
    cause,
    team,
    labels: facts.labels,
    startsAt: instant(facts.startsAt),
    firstSeen: instant(firstSeen),
    ...(resolvedAt === undefined ? {} : { resolvedAt: instant(resolvedAt) }),
    acknowledged:
      acknowledged === undefined
        ? null
        : {
            by: acknowledged.by,
            via: acknowledged.via,
            at: instant(acknowledged.at),
            ...(acknowledged.runbook !== undefined && { runbook: acknowledged.runbook }),
          },
    escalated,
    robots,
  };
}

/** GET /v1/incidents: alerts that fire, newest first; `?all=1` for those that are kept. */
export function incidentsHandler({ notifier }: AppParts) {
  return (request: Request, response: Response): void => {
    const all = request.query.all === '1';
    const incidents = [...notifier.state.incidents.values()]
      .filter(({ closed }) => all || closed === undefined)
      .sort((a, b) => b.firstSeen - a.firstSeen)
      .map(listed);
    response.set('cache-control', 'no-store').json({ incidents });
  };
}
