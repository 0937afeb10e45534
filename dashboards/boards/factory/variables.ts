import { type Board as BoardName, boards } from '../../../alerts/links.ts';
import { type Words, words } from './words.ts';

export type VariableName = (typeof boards)[BoardName]['variables'][number];

export interface Choice {
  readonly label: Words;
  /** Grafana variable query of the Prometheus data source, in the text form every version reads. */
  readonly query: string;
}

/** Every variable boards choose by, with one meaning everywhere. */
export const choices: Readonly<Record<VariableName, Choice>> = {
  channel: { label: words('Channel', '通道'), query: 'label_values(acquirer_channel_info, channel)' },
  issuer: {
    label: words('Issuer', '发卡行'),
    query: 'label_values(acquirer_authorizations_by_issuer_total{channel=~"$channel"}, issuer)',
  },
  node: {
    label: words('Node', '节点'),
    query: 'label_values(acquirer_authorizations_by_node_total, node)',
  },
  region: { label: words('Region', '地区'), query: 'label_values(acquirer_terminals, region)' },
  network: { label: words('Network', '网络'), query: 'label_values(acquirer_terminals, network)' },
  carrier: {
    label: words('Carrier', '运营商'),
    query: 'label_values(acquirer_terminals_by_carrier{region=~"$region"}, carrier)',
  },
  terminal_model: {
    label: words('Model', '机型'),
    query: 'label_values(acquirer_terminals_by_version, terminal_model)',
  },
  settlement_mode: {
    label: words('Settlement mode', '结算模式'),
    query: 'label_values(acquirer_settlement_due_amount, settlement_mode)',
  },
  bank: { label: words('Payout bank', '出款银行'), query: 'label_values(acquirer_payouts_pending, bank)' },
  reason: {
    label: words('Reason', '原因'),
    query: 'label_values(acquirer_merchant_accounts_frozen, reason)',
  },
  source: { label: words('Source', '数据源'), query: 'label_values(acquirer_source_up, source)' },
};

/** Money of one currency at a time. */
export const currency: Choice = {
  label: words('Currency', '币种'),
  query: 'label_values(acquirer_channel_normal_day_amount, currency)',
};

export const variablesOf = (board: BoardName): readonly VariableName[] => boards[board].variables;

/** Matcher for a variable: `channel=~"$channel"`. */
export const chosen = (name: VariableName): string => `${name}=~"$${name}"`;
export const inCurrency = 'currency="$currency"';
