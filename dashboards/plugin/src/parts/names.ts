import { t } from '@grafana/i18n';
import type { Verdict } from '../logic/attention.ts';
import type { Reason } from '../logic/metriccheck.ts';
import type { Severity } from '../logic/rulebook.ts';

/** Names of closed vocabularies in the reader's language. What is not listed is shown as it is. */

const stageNames: Readonly<Record<string, () => string>> = {
  terminal: () => t('stage.terminal', 'Terminal'),
  access: () => t('stage.access', 'Access'),
  switch: () => t('stage.switch', 'Switch'),
  channel: () => t('stage.channel', 'Channel'),
  clearing: () => t('stage.clearing', 'Clearing'),
  settlement: () => t('stage.settlement', 'Settlement'),
  payout: () => t('stage.payout', 'Payout'),
  account: () => t('stage.account', 'Account'),
  monitoring: () => t('stage.monitoring', 'Monitoring'),
};

const teamNames: Readonly<Record<string, () => string>> = {
  sre: () => t('team.sre', 'SRE'),
  network: () => t('team.network', 'Network'),
  terminal_fleet: () => t('team.terminal_fleet', 'Terminal fleet'),
  channel_ops: () => t('team.channel_ops', 'Channel operations'),
  clearing_ops: () => t('team.clearing_ops', 'Clearing operations'),
  settlement_ops: () => t('team.settlement_ops', 'Settlement operations'),
  treasury: () => t('team.treasury', 'Treasury'),
  risk_ops: () => t('team.risk_ops', 'Risk operations'),
  merchant_ops: () => t('team.merchant_ops', 'Merchant operations'),
  platform: () => t('team.platform', 'Platform'),
};

const severityNames: Readonly<Record<Severity, () => string>> = {
  page: () => t('severity.page', 'Page'),
  urgent: () => t('severity.urgent', 'Urgent'),
  ticket: () => t('severity.ticket', 'Ticket'),
  info: () => t('severity.info', 'Info'),
};

const verdictNames: Readonly<Record<Verdict, () => string>> = {
  blind: () => t('verdict.blind', 'Blind: no data of the collector in this data source'),
  act: () => t('verdict.act', 'Act now'),
  look: () => t('verdict.look', 'Look into it'),
  calm: () => t('verdict.calm', 'Calm: nothing needs you'),
};

const reasonNames: Readonly<Record<Reason, () => string>> = {
  scrape_down: () => t('reason.scrape_down', 'Prometheus cannot reach the collector'),
  no_scrape: () =>
    t('reason.no_scrape', 'Prometheus has no job acquirer-collector, or this is another Prometheus'),
  rules_missing: () => t('reason.rules_missing', 'The rule file prometheus-rules.yml is not loaded'),
  rule_silent: () => t('reason.rule_silent', 'Recorded only while something stands out; nothing does'),
  omitted: () => t('reason.omitted', 'Left out by metrics.omit, or the collector is older than these boards'),
  gone: () => t('reason.gone', 'Was there within a day; the collector was changed or restarted without it'),
};

const named =
  (names: Readonly<Record<string, () => string>>) =>
  (name: string | undefined): string =>
    names[name ?? '']?.() ?? name ?? '';

export const stageName = named(stageNames);
export const teamName = named(teamNames);
export const severityName = named(severityNames);
export const verdictName = named(verdictNames);
export const reasonName = named(reasonNames);

/** A channel; `all` is the reserved value of what belongs to none. */
export const channelName = (name: string | undefined): string =>
  name === undefined || name === 'all' ? t('channel.all', 'all channels') : name;
