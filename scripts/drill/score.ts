import { isCorrect, match } from '../../alerts/backtest/match.ts';
import { type Severity, severities } from '../../alerts/severity.ts';
import type { TruthFault } from '../../collector/simulator/truth/schema.ts';

/** An alert as the notifier's `GET /v1/incidents?all=1` lists it. */
export interface ListedIncident {
  readonly id: string;
  readonly status: 'firing' | 'resolved';
  readonly severity: string;
  readonly alertname: string;
  readonly stage: string;
  readonly channel: string;
  readonly cause: string;
  readonly team: string;
  readonly labels: Readonly<Record<string, string>>;
  /** RFC 3339, wall time. */
  readonly firstSeen: string;
  readonly resolvedAt?: string;
  readonly acknowledged: {
    readonly by: string;
    readonly via: string;
    readonly at: string;
    readonly runbook?: string;
  } | null;
  readonly escalated: number;
}

/** What a drill came to. Durations in seconds; instants are RFC 3339 on the acquirer's clock. */
export interface DrillResult {
  readonly scenario: string;
  readonly title: string;
  readonly onset: string;
  readonly firstObservableAt: string | null;
  readonly visibleAt: string | null;
  /** First alert that names the fault rightly. */
  readonly alert: {
    readonly number: string;
    readonly name: string;
    readonly severity: string;
    readonly cause: string;
    readonly team: string;
    readonly receivedAt: string;
    /** From the first event that shows the fault. */
    readonly afterSeconds: number;
    readonly beforeMerchants: boolean;
    readonly teamRight: boolean;
  } | null;
  readonly acknowledged: {
    readonly by: string;
    readonly via: string;
    /** From the arrival of the alert. */
    readonly afterSeconds: number;
    readonly withinSeconds: number;
    readonly inTime: boolean;
    readonly escalations: number;
  } | null;
  readonly runbook: {
    readonly named: string | null;
    readonly accepted: readonly string[];
    readonly right: boolean;
  };
  /** The first alert and every page about the fault have ended: after how long. */
  readonly resolved: { readonly afterSeconds: number } | null;
  /** Alerts that arrived since the onset and are not about the fault. */
  readonly others: number;
  readonly points: Readonly<Record<'received' | 'acknowledged' | 'runbook' | 'resolved', number>>;
  readonly total: number;
}

/** How soon somebody has to have it: a page before its first escalation, an urgent alert before the telephone (domain.md 5.4). */
const within: Readonly<Record<Severity, number>> = { page: 300, urgent: 900, ticket: 86_400, info: 86_400 };

const most = { received: 40, acknowledged: 25, runbook: 25, resolved: 10 } as const;

/** Everything that is known of a drill. `offsetMs` is the acquirer's clock minus the notifier's. */
export interface Evidence {
  readonly fault: TruthFault;
  readonly incidents: readonly ListedIncident[];
  readonly offsetMs: number;
}

/** Scores the response to a fault. What has not happened (yet) brings no points. */
export function scoreDrill({ fault, incidents, offsetMs }: Evidence): DrillResult {
  const began = Date.parse(fault.onset);
  const shown = Date.parse(fault.firstObservableAt ?? fault.onset);
  const visible = fault.visibleAt === null ? undefined : Date.parse(fault.visibleAt);
  const business = (wall: string): number => Date.parse(wall) + offsetMs;
  const since = incidents
    .filter(({ firstSeen, severity }) => business(firstSeen) >= began && severity !== 'info')
    .sort((a, b) => Date.parse(a.firstSeen) - Date.parse(b.firstSeen));
  const standing = (i: ListedIncident) => match({ ...i, at: business(i.firstSeen) }, fault);
  const about = since.filter((i) => isCorrect(standing(i)));
  const first = about[0];
  const taken = about
    .filter(({ acknowledged }) => acknowledged !== null)
    .sort((a, b) => Date.parse(a.acknowledged!.at) - Date.parse(b.acknowledged!.at))[0];
  const receivedAt = first === undefined ? undefined : business(first.firstSeen);
  const alert =
    first === undefined || receivedAt === undefined
      ? null
      : {
          number: first.id,
          name: first.alertname,
          severity: first.severity,
          cause: first.cause,
          team: first.team,
          receivedAt: new Date(receivedAt).toISOString(),
          afterSeconds: (receivedAt - shown) / 1000,
          beforeMerchants: visible === undefined || receivedAt < visible,
          teamRight: standing(first).team,
        };
  const acknowledged =
    receivedAt === undefined || taken === undefined ? null : taking(taken, receivedAt, business);
  const accepted = fault.causes.map(({ label }) => label);
  const named = about.find((i) => i.acknowledged?.runbook !== undefined)?.acknowledged?.runbook ?? null;
  const runbook = { named, accepted, right: named !== null && accepted.includes(named) };
  // Milder alerts look back over an hour or a day: they may outlive what they are about.
  const loud = about.filter((i) => i === first || i.severity === 'page');
  const resolved =
    loud.length > 0 && loud.every((i) => i.resolvedAt !== undefined)
      ? { afterSeconds: Math.max(...loud.map((i) => business(i.resolvedAt!) - receivedAt!)) / 1000 }
      : null;
  const points = {
    received: alert === null ? 0 : alert.beforeMerchants ? most.received : most.received / 2,
    acknowledged: acknowledged === null ? 0 : acknowledged.inTime ? most.acknowledged : 10,
    runbook: runbook.right ? most.runbook : 0,
    resolved: resolved === null ? 0 : most.resolved,
  };
  return {
    scenario: fault.scenario,
    title: fault.title,
    onset: fault.onset,
    firstObservableAt: fault.firstObservableAt,
    visibleAt: fault.visibleAt,
    alert,
    acknowledged,
    runbook,
    resolved,
    others: since.length - about.length,
    points,
    total: Object.values(points).reduce((sum, each) => sum + each, 0),
  };
}

function taking(
  { acknowledged, severity, escalated }: ListedIncident,
  receivedAt: number,
  business: (wall: string) => number,
): DrillResult['acknowledged'] {
  const { by, via, at } = acknowledged!;
  const afterSeconds = (business(at) - receivedAt) / 1000;
  const limit =
    within[(severities as readonly string[]).includes(severity) ? (severity as Severity) : 'urgent'];
  return {
    by,
    via,
    afterSeconds,
    withinSeconds: limit,
    inTime: afterSeconds <= limit,
    escalations: escalated,
  };
}
