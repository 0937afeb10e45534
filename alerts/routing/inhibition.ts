import { catalogue } from '../index.ts';

/** An inhibition as Alertmanager reads it. */
export interface Inhibition {
  readonly why: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly equal: readonly string[];
}

/** Nothing that runs into a known instant may be hidden by another symptom. */
const notADeadline = 'deadline!="true"';
const milder = 'severity=~"urgent|ticket"';

/** Labels that say where a fault is, beside the channel. Currencies are no places. */
export const places: readonly string[] = [...new Set(catalogue().flatMap(({ rule }) => rule.by))].filter(
  (label) => label !== 'currency',
);

/** Symptoms told in more than one severity, and the labels that tell their subjects apart. */
const steps = [...Map.groupBy(catalogue(), ({ rule }) => rule.alert).values()].filter(
  (rules) => new Set(rules.map(({ rule }) => rule.severity)).size > 1,
);
const subjects = [...new Set(steps.flatMap((rules) => rules.flatMap(({ rule }) => rule.by)))].sort();

/** Effects, not reasons: they speak for nothing but their own milder step. */
const effects = ['MoneyAtRisk', 'UnknownOutcomes'];

const named = (names: readonly string[]): string => `alertname=~"${names.join('|')}"`;

const step = (source: string, target: string): Inhibition => ({
  why: 'the same symptom of the same subject, more severe',
  source: [`severity="${source}"`],
  target: [`severity=~"${target}"`],
  equal: ['alertname', 'channel', 'cause', ...subjects],
});

/** A page that explains milder symptoms of the same place to other teams too. */
const explains = (
  why: string,
  source: readonly string[],
  target: readonly string[],
  equal: readonly string[],
): Inhibition => ({
  why,
  source: ['severity="page"', named(source)],
  target: [milder, notADeadline, named(target)],
  equal,
});

const outages = ['Outage', 'Failing', 'LinkDown'].flatMap((what) => [`Channel${what}`, `Wallet${what}`]);

/**
 * What need not be said because it has been said louder. Only milder alerts without a deadline are left out, only about
 * the same place, and only what the louder one explains: a fault of another bank, region, file or kind is told.
 * Labels of `equal` that both sides lack count as equal; each rule names only labels that its sides have, or whose absence
 * on both is meant (subjects of the same alertname). tests/alerts/routing holds all of it against the real Alertmanager.
 */
export const inhibitions: readonly Inhibition[] = [
  step('page', 'urgent|ticket'),
  step('urgent', 'ticket'),
  {
    why: 'a page about a whole channel speaks for its family to the team it calls',
    source: [
      'severity="page"',
      'channel!~"|all"',
      `alertname!~"${effects.join('|')}"`,
      ...places.map((label) => `${label}=""`),
    ],
    target: [milder, notADeadline, 'channel!~"|all"'],
    equal: ['team', 'cause_family', 'channel'],
  },
  explains(
    'sales that fail at the channel are reversed and stay open',
    outages,
    ['ReversalStorm', 'ReversalsUnanswered', 'UnknownOutcomes', 'NotificationsOverdue'],
    ['channel'],
  ),
  explains(
    'our own switch fails on most channels',
    ['SwitchFault'],
    [
      'NodeFaults',
      'ReversalStorm',
      'ReversalsUnanswered',
      'UnknownOutcomes',
      'NotificationsOverdue',
      'ChannelFailing',
      'WalletFailing',
    ],
    [],
  ),
  explains(
    'nothing arrives from the field',
    ['AttemptsCollapse'],
    ['GatewayErrors', 'SignInsFailing', 'CarrierAttemptsDrop', 'CarrierSilent'],
    [],
  ),
  explains('the gateway is down', ['GatewayDown'], ['GatewayErrors'], ['gateway']),
  explains(
    'a certificate fails on every gateway',
    ['TlsErrorsEverywhere'],
    ['GatewayErrors', 'SignInsFailing'],
    [],
  ),
  explains('the carrier is down there', ['CarrierSilent'], ['CarrierAttemptsDrop'], ['region', 'carrier']),
  explains(
    'the bank takes no payouts',
    ['PayoutsTooSlow', 'PayoutBankStalled'],
    ['PayoutsLeftBehind'],
    ['bank'],
  ),
  explains('no file, no reconciliation', ['ClearingFileLate'], ['ReconciliationMissing'], ['channel']),
  explains('no run, no orders', ['SettlementRunMissing'], ['SettlementDueTooLow'], ['settlement_mode']),
];
