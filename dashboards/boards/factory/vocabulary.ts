import { causes } from '../../../collector/causes/catalogue.ts';
import { colors } from './colors.ts';
import { type Words, words } from './words.ts';

/** What values of a label are called, and their fixed colour where one has a meaning. */
export type Vocabulary = Readonly<Record<string, { readonly text: Words; readonly color?: string }>>;

const plain = (
  entries: Readonly<Record<string, readonly [en: string, zh: string, color?: string]>>,
): Vocabulary =>
  Object.fromEntries(
    Object.entries(entries).map(([value, [en, zh, color]]) => [
      value,
      { text: words(en, zh), ...(color === undefined ? {} : { color }) },
    ]),
  );

/** Causes by their names in the catalogue; money that is not due is grey, because it is no trouble. */
export const causeNames: Vocabulary = Object.fromEntries(
  causes.map(({ label, names }) => [
    label,
    { text: words(names.en, names.zh), ...(label === 'not_due' ? { color: colors.grey } : {}) },
  ]),
);

export const outcomeNames = plain({
  approved: ['approved', '成功', colors.blue],
  cardholder_decline: ['refused, cardholder', '持卡人原因拒绝', colors.grey],
  merchant_decline: ['refused, merchant', '商户原因拒绝', colors.pink],
  terminal_fault: ['terminal fault', '终端故障', colors.watch],
  system_failure: ['system failure', '系统失败', colors.act],
  unclassified: ['unknown code', '未知应答码', colors.sky],
  cut_over: ['day-cut (90)', '日切(90)', colors.teal],
});

export const stageNames = plain({
  terminal: ['1 terminal', '1 终端'],
  access: ['2 access', '2 接入'],
  switch: ['3 switch', '3 交换'],
  channel: ['4 channel', '4 通道'],
  clearing: ['5 clearing', '5 清分'],
  settlement: ['6 settlement', '6 结算'],
  payout: ['7 payout', '7 出款'],
  account: ['8 account', '8 入账'],
  monitoring: ['this system', '本系统'],
});

export const severityNames = plain({
  page: ['page: now', '立即', colors.act],
  urgent: ['urgent: 15 min', '紧急:15分钟', colors.watch],
  ticket: ['ticket: today', '工单:当日'],
  info: ['info', '信息'],
});

export const teamNames = plain({
  sre: ['SRE', '运维'],
  network: ['network', '网络'],
  terminal_fleet: ['terminal fleet', '终端管理'],
  channel_ops: ['channel operations', '通道运营'],
  clearing_ops: ['clearing operations', '清算运营'],
  settlement_ops: ['settlement operations', '结算运营'],
  treasury: ['treasury', '资金'],
  risk_ops: ['risk operations', '风控'],
  merchant_ops: ['merchant operations', '商户运营'],
  platform: ['platform', '监控平台'],
});

export const upNames = plain({ '0': ['DOWN', '中断', colors.act], '1': ['up', '正常', colors.grey] });
export const yesNo = plain({ '0': ['no', '否'], '1': ['YES', '是', colors.act] });
