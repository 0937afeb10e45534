import type { NotifierConfig } from '../config/schema.ts';
import { severityOf } from '../incidents/incident.ts';
import type { AlertFacts } from '../intake/facts.ts';
import { ownReceiver } from '../watchdog.ts';

/** Robots that hear of an alert which Alertmanager sent to `receiver`. The last route takes everything, so there always is one. */
export function robotsFor(
  facts: AlertFacts,
  receiver: string,
  { routes, watchdog }: NotifierConfig,
): readonly string[] {
  if (receiver === ownReceiver) return watchdog?.robots ?? [];
  const { team = '', channel = '' } = facts.labels;
  const severity = severityOf(facts);
  const allows = <T extends string>(list: readonly T[] | undefined, value: string): boolean =>
    list === undefined || (list as readonly string[]).includes(value);
  const route = routes.find(
    ({ receivers, severities, teams, channels }) =>
      allows(receivers, receiver) &&
      allows(severities, severity) &&
      allows(teams, team) &&
      allows(channels, channel),
  );
  return route?.robots ?? [];
}
