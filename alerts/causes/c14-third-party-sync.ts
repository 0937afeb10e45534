import { thirdPartySync } from '../../collector/causes/c14-third-party-sync.ts';
import { upTo, wilsonLower } from '../promql.ts';
import { atTheCounter } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, money, say, value } from '../text.ts';

const channel = label('channel');
const lag = 'acquirer_async_notification_lag_seconds';
const slow = `(sum by (channel) (rate(${lag}_count[5m])) - sum by (channel) (rate(${lag}_bucket{${upTo(30)}}[5m])))`;
const all = `sum by (channel) (rate(${lag}_count[5m]))`;

const sync = {
  stage: 'channel',
  channel: 'label',
  by: [],
  moneyAtRisk: say`${money(say`sum by (currency) (acquirer_authorization_unknown_outcome_amount{channel=${channel}})`, ' of unknown outcome')}`,
  merchantsAtRisk: say`${answer('orders', 'whole', say`sum(acquirer_authorization_unknown_outcome_transactions{channel=${channel}})`, ' orders of unknown outcome')}`,
  timeLeft: atTheCounter,
  board: 'channel',
} as const;

const open = 'sum by (channel) (acquirer_authorization_unknown_outcome_transactions)';

/** Callbacks of wallets: not there, late, or replaced by our own queries. */
export const c14: CauseRules = {
  cause: thirdPartySync,
  impact: {
    en: say`The customer has paid, the shop's screen waits: goods are not handed over or are paid for twice.`,
    zh: say`顾客已付款而商户屏幕仍在等待:不敢交货或重复收款。`,
  },
  action: {
    en: say`Check firewall and certificate in front of the callback address, raise the rate of active queries, then call the wallet.`,
    zh: say`检查回调地址前的防火墙与证书,提高主动查询频率,再联系钱包方。`,
  },
  rules: (t) => [
    {
      // What is found by asking tells it only once it is found; this tells it while nobody knows.
      ...sync,
      alert: 'NotificationsOverdue',
      severity: 'urgent',
      group: 'fast',
      expr: `${open} > ${t.overdueShare} * 300 * channel:attempts:rate5m`,
      guards: [
        `and ${open} >= ${t.notifications}`,
        'and on (channel) sum by (channel) (acquirer_async_notifications_total)',
      ],
      for: '1m',
      keepFiringFor: '10m',
      summary: {
        en: say`${channel}: ${value('whole')} payments wait for their result`,
        zh: say`${channel}:${value('whole')} 笔支付迟迟没有结果`,
      },
      description: {
        en: say`${value('whole')} of ${channel}'s payments have had neither callback nor query result for longer than a customer takes, more than ${String(t.overdueShare * 100)} % of what five minutes bring; on other days there are none.`,
        zh: say`${channel} 有 ${value('whole')} 笔支付超过顾客正常操作时间仍无回调也无查询结果,超过五分钟交易量的 ${String(t.overdueShare * 100)}%;平时没有。`,
      },
    },
    {
      ...sync,
      alert: 'NotificationsMissing',
      severity: 'urgent',
      group: 'fast',
      expr: `channel:late_notifications_share:wilson10m > ${t.notificationShare}`,
      guards: [
        `and on (channel) channel:late_notifications:rate10m * 600 >= ${t.notifications}`,
        `unless on (channel) channel:late_notifications_share:wilson10m <= ${t.stepFactor} * channel:late_notifications_share:before`,
      ],
      for: '1m',
      keepFiringFor: '10m',
      summary: {
        en: say`${channel}: at least ${value('percent')} of payments are found only by asking`,
        zh: say`${channel}:至少 ${value('percent')} 的支付结果靠主动查询才得知`,
      },
      description: {
        en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s results became known by active query or reconciliation instead of its callback, several times the share of before: callbacks do not arrive.`,
        zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的结果来自主动查询或对账而非回调,为之前数倍:回调未送达。`,
      },
    },
    {
      ...sync,
      alert: 'NotificationsLate',
      severity: 'urgent',
      group: 'normal',
      expr: `${wilsonLower(slow, all, 300)} > ${t.notificationLag}`,
      guards: [`and on (channel) ${all} * 300 >= ${t.notifications}`],
      for: '3m',
      keepFiringFor: '10m',
      summary: {
        en: say`${channel}: at least ${value('percent')} of callbacks take longer than 30 seconds`,
        zh: say`${channel}:至少 ${value('percent')} 的回调超过 30 秒`,
      },
      description: {
        en: say`Over 5 minutes at least ${value('percent')} of ${channel}'s callbacks came more than 30 seconds after the payment; one or two seconds are normal.`,
        zh: say`5 分钟内 ${channel} 至少 ${value('percent')} 的回调晚于付款 30 秒以上,正常为一两秒。`,
      },
    },
  ],
};
