import type { Team } from '../../../collector/causes/teams.ts';
import type { AlertStage } from '../../rule.ts';
import type { Severity } from '../../severity.ts';
import type { Names } from './language.ts';

/** Severities as people call them, with what they ask for. */
export const severityNames: Readonly<Record<Severity, Names>> = {
  page: { zh: 'P1 立即处理', en: 'P1 act now' },
  urgent: { zh: 'P2 十五分钟内确认', en: 'P2 acknowledge within 15 min' },
  ticket: { zh: 'P3 工单', en: 'P3 ticket' },
  info: { zh: '提示', en: 'info' },
};

export const shortSeverity: Readonly<Record<Severity, string>> = {
  page: 'P1',
  urgent: 'P2',
  ticket: 'P3',
  info: 'P4',
};

export const stageNames: Readonly<Record<AlertStage, Names>> = {
  terminal: { zh: '终端', en: 'terminal' },
  access: { zh: '接入', en: 'access' },
  switch: { zh: '交换', en: 'switch' },
  channel: { zh: '通道', en: 'channel' },
  clearing: { zh: '清算', en: 'clearing' },
  settlement: { zh: '结算', en: 'settlement' },
  payout: { zh: '出款', en: 'payout' },
  account: { zh: '入账', en: 'account' },
  monitoring: { zh: '监控', en: 'monitoring' },
};

export const teamNames: Readonly<Record<Team, Names>> = {
  sre: { zh: '运维', en: 'SRE' },
  network: { zh: '网络', en: 'network' },
  terminal_fleet: { zh: '终端管理', en: 'terminal fleet' },
  channel_ops: { zh: '通道运营', en: 'channel operations' },
  clearing_ops: { zh: '清算运营', en: 'clearing operations' },
  settlement_ops: { zh: '结算运营', en: 'settlement operations' },
  treasury: { zh: '资金', en: 'treasury' },
  risk_ops: { zh: '风控', en: 'risk operations' },
  merchant_ops: { zh: '商户运营', en: 'merchant operations' },
  platform: { zh: '监控平台', en: 'monitoring platform' },
};

/** Fixed words of a message. */
export const words = {
  atRisk: { zh: '风险', en: 'At risk' },
  amount: { zh: '金额', en: 'amount' },
  merchants: { zh: '商户', en: 'merchants' },
  impact: { zh: '影响', en: 'Impact' },
  noticed: { zh: '商户感知', en: 'Merchants notice' },
  about: { zh: '约', en: 'about' },
  cause: { zh: '可能原因', en: 'Probable cause' },
  action: { zh: '首要动作', en: 'First action' },
  contact: { zh: '联系通道方', en: 'Provider contact' },
  evidence: { zh: '证据包', en: 'evidence' },
  runbook: { zh: '处置手册', en: 'runbook' },
  dashboard: { zh: '看板', en: 'dashboard' },
  silence: { zh: '静默', en: 'silence' },
  links: { zh: '查看', en: 'Open' },
  acknowledge: { zh: '确认', en: 'Acknowledge' },
  acknowledgeHere: { zh: '点此确认', en: 'acknowledge here' },
  bySending: { zh: '发送', en: 'send' },
  or: { zh: ',或', en: ', or' },
  acknowledgedBy: { zh: '已确认', en: 'acknowledged' },
  number: { zh: '编号', en: 'number' },
  team: { zh: '团队', en: 'team' },
  lasted: { zh: '持续', en: 'lasted' },
  resolved: { zh: '已恢复', en: 'resolved' },
  blip: { zh: '曾触发,已自行恢复', en: 'fired and recovered before it could be told' },
  reminder: { zh: '提醒:仍在触发且无人确认', en: 'reminder: still firing, nobody acknowledged' },
  escalation: { zh: '升级:无人确认', en: 'escalated: nobody acknowledged' },
  fallback: { zh: '代发:原机器人不可用', en: 'sent for a robot that does not accept messages' },
  digest: { zh: '告警汇总', en: 'Alert digest' },
  daily: { zh: '每日工单汇总', en: 'Daily tickets' },
  alerts: { zh: '条', en: 'alerts' },
  follow: { zh: '条随后发送', en: 'more follow' },
  sameGroup: { zh: '同组其他', en: 'Others of the group' },
  pleaseAcknowledge: { zh: '请确认', en: 'please acknowledge' },
  maybeRepeat: {
    zh: '可能重复:上一条未得到送达答复,编号',
    en: 'May be a repeat: no answer came for message',
  },
  cut: { zh: '…(已截断)', en: '…(cut)' },
  cutNote: { zh: '(内容超长,已截断,详见看板)', en: '(too long, cut; see the dashboard)' },
  unknownStage: { zh: '未知环节', en: 'unknown stage' },
  allChannels: { zh: '全部通道', en: 'all channels' },
  unknownCause: { zh: '未知', en: 'unknown' },
} as const satisfies Record<string, Names>;
