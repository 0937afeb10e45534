import type { NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import { waitingKey } from '../incidents/waiting.ts';
import type { AlertUpdate, Received, Tell } from '../journal/record.ts';
import { robotsFor } from '../routing/route.ts';
import { type AlertFacts, alertFacts } from './facts.ts';
import { alertNumber, notificationIdentity } from './identity.ts';
import type { Webhook, WebhookAlert } from './payload.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * What a notification tells that is not known yet, as the record to write; undefined for one that was posted before
 * and is only posted again because its answer got lost. `now` in epoch ms.
 */
export function newsOf(
  webhook: Webhook,
  state: State,
  config: NotifierConfig,
  now: number,
): Received | undefined {
  const identity = notificationIdentity(webhook);
  const before = state.notifications.get(identity);
  // A clock that was set back makes the time since negative: a retry as well.
  if (before !== undefined && now - before < config.alertmanager.retryMinutes * minuteMs) return undefined;
  const { receiver, externalURL: externalUrl } = webhook;
  const routes: Record<string, readonly string[]> = {};
  const tell: Tell[] = [];
  const alerts = distinct(webhook.alerts).map((alert): AlertUpdate => {
    const facts = alertFacts(alert);
    const id = numberOf(alert, state);
    const known = state.incidents.get(id);
    const own = known?.receiver === receiver ? known.robots : robotsFor(facts, receiver, config);
    const joining = own.filter((robot) => known !== undefined && !known.robots.includes(robot));
    const robots = [...(known?.robots ?? own), ...joining];
    const update = { id, status: alert.status, facts, endsAt: alert.endsAt };
    if (known === undefined || joining.length > 0) routes[id] = robots;
    // Another receiver takes it over at its hour: its robots have not heard of it yet, the others have.
    if (known?.status === 'firing' && alert.status === 'firing') tell.push(...newTo(joining, update, config));
    tell.push(...tellsOf(update, known, robots, before !== undefined, { state, config, now }));
    return update;
  });
  return { kind: 'received', at: now, identity, receiver, externalUrl, alerts, routes, tell };
}

/** A group never names one alert twice; a hand-made request might. */
function distinct(alerts: readonly WebhookAlert[]): readonly WebhookAlert[] {
  return [...new Map(alerts.map((alert) => [`${alert.fingerprint} ${alert.startsAt}`, alert])).values()];
}

function numberOf({ fingerprint, startsAt }: WebhookAlert, { incidents }: State): string {
  for (let length = 8; ; length++) {
    const id = alertNumber(fingerprint, startsAt, length);
    const facts = incidents.get(id)?.facts;
    if (facts === undefined || (facts.fingerprint === fingerprint && facts.startsAt === startsAt)) return id;
  }
}

interface Known {
  readonly state: State;
  readonly config: NotifierConfig;
  readonly now: number;
}

function tellsOf(
  { id, status, facts }: AlertUpdate,
  known: Incident | undefined,
  robots: readonly string[],
  repeated: boolean,
  { state, config, now }: Known,
): Tell[] {
  const daily = isDaily(facts);
  const to = (reason: Tell['reason'], list: readonly string[]): Tell[] =>
    list
      .filter((robot) => hearsAtOnce(robot, facts, config))
      .map((robot) => ({ robot, alert: id, reason, mention: [] }));

  if (status === 'resolved') {
    if (known === undefined) return to('resolved', robots);
    return known.status === 'resolved' ? [] : to('resolved', mustHear(known, state));
  }
  if (known === undefined || known.status === 'resolved') return to('new', robots);
  if (!repeated || daily || inHand(known, config, now)) return [];
  return to('reminder', robots);
}

function isDaily(facts: AlertFacts): boolean {
  const severity = severityOf(facts);
  return severity === 'ticket' || severity === 'info';
}

const hearsAtOnce = (robot: string, facts: AlertFacts, config: NotifierConfig): boolean =>
  !isDaily(facts) || config.robots.find((each) => each.id === robot)?.tickets === 'now';

const newTo = (
  robots: readonly string[],
  { id, facts }: AlertUpdate,
  config: NotifierConfig,
): readonly Tell[] =>
  robots
    .filter((robot) => hearsAtOnce(robot, facts, config))
    .map((robot) => ({ robot, alert: id, reason: 'new', mention: [] }));

/** Robots that said it fires, or are about to. */
function mustHear({ id, told }: Incident, { robots }: State): readonly string[] {
  const about = [...robots].filter(([, { waiting }]) =>
    (['new', 'fallback'] as const).some((reason) => waiting.has(waitingKey({ alert: id, reason }))),
  );
  return [...new Set([...told, ...about.map(([robot]) => robot)])];
}

function inHand({ acknowledged }: Incident, { acknowledgement }: NotifierConfig, now: number): boolean {
  // Alertmanager repeats nothing that is silenced: when it repeats an alert, its silence has ended.
  if (acknowledged === undefined || acknowledged.via === 'silence') return false;
  return now - acknowledged.at < acknowledgement.quietHours * hourMs;
}
