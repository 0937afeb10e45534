import type { EscalationStep, NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';

const minuteMs = 60_000;

/** Whom an unacknowledged alert is taken to, step by step; the first entry of the table that fits. */
export function stepsFor({ facts }: Incident, { escalation }: NotifierConfig): readonly EscalationStep[] {
  const severity = severityOf(facts);
  const { team = '' } = facts.labels;
  const policy = escalation.find(
    ({ severities, teams }) =>
      (severities as readonly string[]).includes(severity) &&
      (teams === undefined || (teams as readonly string[]).includes(team)),
  );
  return policy?.steps ?? [];
}

export const needsSomebody = ({ status, acknowledged, closed }: Incident): boolean =>
  status === 'firing' && acknowledged === undefined && closed === undefined;

/** Ms of age at which the next step is due; undefined when there is none. */
export function nextStepAge(incident: Incident, config: NotifierConfig): number | undefined {
  if (!needsSomebody(incident)) return undefined;
  const step = stepsFor(incident, config)[incident.escalated];
  return step === undefined ? undefined : step.afterMinutes * minuteMs;
}
