import { answer, label, money, say, type Text, value } from './text.ts';

/** What is at risk, who, and how long until merchants notice: the same questions under every alert. */

const channel = label('channel');

/** Sales that fail at the counter now. */
export const failingSales: Text = say`${money(say`sum by (currency) (rate(acquirer_authorization_amount_total{outcome="system_failure",channel=${channel}}[5m])) * 60`, ' a minute')}`;

/** The same over all channels. */
export const failingSalesAll: Text = say`${money(say`sum by (currency) (rate(acquirer_authorization_amount_total{outcome="system_failure"}[5m])) * 60`, ' a minute')}`;

/** Money waiting in a stage of the alert's channel for one cause. */
export const waiting = (stage: string, cause: string): Text =>
  say`${money(say`sum by (currency) (acquirer_stage_waiting_amount{stage="${stage}",cause="${cause}",channel=${channel}})`)}`;

/** The same over all channels. */
export const waitingAll = (stage: string, cause: string): Text =>
  say`${money(say`sum by (currency) (acquirer_stage_waiting_amount{stage="${stage}",cause="${cause}"})`)}`;

/** The value of the alert is the money itself. */
export const thisMoney: Text = say`${label('currency')} ${value('short')}`;

/** Money of a stage that is past its internal deadline or not, whatever the cause. */
export const pendingIn = (stage: string): Text =>
  say`${money(say`sum by (currency) (acquirer_stage_pending_amount{stage="${stage}",channel=${channel}})`)}`;
export const pendingInAll = (stage: string): Text =>
  say`${money(say`sum by (currency) (acquirer_stage_pending_amount{stage="${stage}"})`)}`;

/** Predicted to miss the time merchants look at their phone, within a day. */
export const atRisk: Text = say`${money(say`sum by (currency) (acquirer_money_at_risk_amount{horizon="24h",channel=${channel}})`)}`;
export const atRiskAll: Text = say`${money(say`sum by (currency) (acquirer_money_at_risk_amount{horizon="24h"})`)}`;

export const noMoneyYet: Text = ['none yet'];

/** Distinct merchants whose sales were refused in five minutes. */
export const refusedMerchants = (group: string): Text =>
  say`${answer('merchants', 'whole', say`max(acquirer_authorization_declining_merchants{code_group="${group}",channel=${channel}})`)}`;

/** Merchants with money in a stage of the channel. */
export const merchantsIn = (stage: string): Text =>
  say`${answer('merchants', 'whole', say`max(acquirer_merchants_affected{stage="${stage}",channel=${channel}})`)}`;
export const merchantsInAll = (stage: string): Text =>
  say`${answer('merchants', 'whole', say`sum(acquirer_merchants_affected{stage="${stage}"})`)}`;

export const merchantsNotCounted: Text = ['see the board'];

/** Counter faults: the customer stands there. */
export const atTheCounter: Text = ['none: visible at the counter'];

/** Until the next instant at which merchants expect money. */
export const untilMoneyIsMissed: Text = say`${answer('notice', 'duration', say`min(acquirer_settlement_next_due_timestamp_seconds > time()) - time()`)}`;

/** Until the stage's internal deadline, or until merchants look: once today's has passed, the next deadline is tomorrow's. */
export const untilDeadline = (stage: string): Text =>
  say`${answer('deadline', 'duration', say`min(acquirer_stage_deadline_timestamp_seconds{stage="${stage}",channel=${channel}} > time() or acquirer_settlement_next_due_timestamp_seconds > time()) - time()`)}`;

export const daysAhead: Text = ['days: act before the date'];
