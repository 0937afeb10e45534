/** What the pages ask Prometheus. Every name is a metric of the collector or written by Prometheus itself. */

/** Ours only: a rule of this project always names a cause. */
const ours = 'alertstate="firing",cause!="",cause_family!=""';

export const overviewQueries = {
  alerts: `ALERTS{${ours}}`,
  since: 'ALERTS_FOR_STATE{cause!="",cause_family!=""}',
  collector: 'count(acquirer_channel_info)',
  risk: 'sum by (currency, horizon) (acquirer_money_at_risk_amount)',
  overdue: 'sum by (currency) (acquirer_stage_overdue_amount)',
  merchants: 'sum(acquirer_merchants_affected)',
  due: 'min((acquirer_settlement_next_due_timestamp_seconds > 0) - time() > 0)',
  silent:
    '(time() - acquirer_source_last_event_timestamp_seconds > 3 * acquirer_source_expected_interval_seconds) and acquirer_source_last_event_timestamp_seconds > 0 and acquirer_source_expected_interval_seconds > 0',
  sources: 'count(acquirer_source_last_event_timestamp_seconds > 0)',
} as const;

export const alertQueries = { alerts: overviewQueries.alerts, since: overviewQueries.since } as const;

export const pathQueries = {
  pending: 'sum by (stage, channel, currency) (acquirer_stage_pending_amount)',
  overdue: 'sum by (stage, channel, currency) (acquirer_stage_overdue_amount)',
  waiting: 'sum by (stage, channel, cause, currency) (acquirer_stage_waiting_amount) != 0',
  transactions: 'sum by (stage, channel, cause) (acquirer_stage_waiting_transactions) != 0',
  risk: 'sum by (channel, currency) (acquirer_money_at_risk_amount{horizon="24h"}) > 0',
  oldest: 'min by (stage, channel) (acquirer_stage_oldest_pending_timestamp_seconds > 0)',
  expected: 'min by (stage, channel) (acquirer_stage_forecast_expected_timestamp_seconds > 0)',
  forecast: 'max by (stage, channel) (acquirer_stage_forecast_completion_timestamp_seconds > 0)',
} as const;

/** Graphs. */
export const graphs = {
  // Zeros are drawn: without them a line would run from the last money at risk to the next, hours later.
  riskByChannel: 'sum by (channel) (acquirer_money_at_risk_amount{horizon="24h"})',
  overdueByStage: 'sum by (stage) (acquirer_stage_overdue_amount)',
  waitingByCause:
    'sum by (cause) (acquirer_stage_waiting_amount{cause!="not_due",stage=~"$stage",channel=~"$channel"}) > 0',
} as const;

/** Metrics the pages need, for the check on the page Setup. */
export const pageMetrics: readonly string[] = [
  ...new Set(
    [...Object.values(overviewQueries), ...Object.values(pathQueries), ...Object.values(graphs)].flatMap(
      (query) => [...query.matchAll(/\bacquirer_[a-z0-9_]+/g)].map(([name]) => name),
    ),
  ),
].sort();
