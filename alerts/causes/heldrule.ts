import type { Stage } from '../../collector/ledger/stages.ts';
import type { Board } from '../links.ts';
import { beyondShareOfDay } from '../promql.ts';
import { merchantsIn, merchantsInAll, thisMoney, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, Bilingual, Group } from '../rule.ts';
import type { Severity } from '../severity.ts';

/** Money the ledger says waits for one cause, beyond a share of a normal day. */
export interface HeldRule {
  readonly alert: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** Label of the cause. */
  readonly cause: string;
  /** One alert per channel, or one over all of them where one fault hits many (a bank, a run, the payer account). */
  readonly scope: 'channel' | 'all';
  /** Channels (by currency) whose money does not count: something else is known to have made it late. */
  readonly unlessOn?: string;
  /** Only what was added within this time counts: where some money always waits, its sum says nothing. */
  readonly within?: string;
  /** Share of a normal day, and the amount below which nothing counts (major units). */
  readonly share: number;
  readonly floor: number;
  readonly for: string;
  readonly keepFiringFor: string;
  readonly group?: Group;
  readonly deadline?: true;
  readonly guards?: readonly string[];
  readonly board: Board;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly impact?: Bilingual;
  readonly action?: Bilingual;
}

export const heldAmount = (
  scope: 'channel' | 'all',
  stage: string,
  cause: string,
  unlessOn?: string,
  ago = '',
): string => {
  const money = `acquirer_stage_waiting_amount{stage="${stage}",cause="${cause}"}${ago}`;
  const counted = unlessOn === undefined ? money : `${money} unless on (channel, currency) (${unlessOn})`;
  return `sum by (${scope === 'all' ? 'currency' : 'channel, currency'}) (${counted})`;
};

/** The same share-with-a-floor over all channels. */
const beyondShareOfAllDays = (amount: string, share: number): string =>
  `unless on (currency) ${amount} <= on (currency) ${share} * sum by (currency) (acquirer_channel_normal_day_amount)`;

/**
 * A guard: after a holiday many days are paid, and held or sent back, in one. What is held over all channels must be a share of
 * what was due within a day, too.
 */
export const beyondShareOfDue = (stage: Stage, cause: string, share: number): string =>
  `unless on (currency) ${heldAmount('all', stage, cause)} <= on (currency) ${share} * sum by (currency) (max_over_time(acquirer_settlement_due_amount[1d]))`;

/** An alert on money the ledger itself has explained: the cause is the ledger's word, not a guess. */
export function heldRule({
  scope,
  share,
  floor,
  guards = [],
  cause,
  unlessOn,
  within,
  ...rule
}: HeldRule): AlertRule {
  const held = heldAmount(scope, rule.stage, cause, unlessOn);
  const before = (): string => heldAmount(scope, rule.stage, cause, unlessOn, ` offset ${within}`);
  // All of it counts while the past is not known.
  const amount = within === undefined ? held : `(${held} - (${before()} or 0 * ${held}))`;
  const all = scope === 'all';
  return {
    ...rule,
    channel: all ? 'all' : 'label',
    by: ['currency'],
    group: rule.group ?? 'normal',
    expr: `${amount} > ${floor}`,
    guards: [all ? beyondShareOfAllDays(amount, share) : beyondShareOfDay(amount, share), ...guards],
    moneyAtRisk: thisMoney,
    merchantsAtRisk: all ? merchantsInAll(rule.stage) : merchantsIn(rule.stage),
    timeLeft: untilMoneyIsMissed,
  };
}
