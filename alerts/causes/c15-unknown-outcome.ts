import { unknownOutcome } from '../../collector/causes/c15-unknown-outcome.ts';
import { beyondShareOfDay } from '../promql.ts';
import { atTheCounter } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, money, say, value } from '../text.ts';

const channel = label('channel');
const amount = 'sum by (channel, currency) (acquirer_authorization_unknown_outcome_amount)';

/** Nobody knows whether the cardholder was charged. */
export const c15: CauseRules = {
  cause: unknownOutcome,
  impact: {
    en: say`Customers may have been charged for sales the shop believes failed; what stays open is missing from tomorrow's payout.`,
    zh: say`顾客可能已被扣款而商户以为失败;未查明的部分将缺席次日结算。`,
  },
  action: {
    en: say`Check that status queries and reversals are being sent and answered, run the query job for the oldest ones, and tell shops not to charge again.`,
    zh: say`确认查询与冲正正在发送且有应答,对最早的订单立即执行查询,并告知商户不要重复收款。`,
  },
  rules: (t) => {
    const beyond = (share: number, floor: number, count: number): readonly string[] => [
      `> ${floor}`,
      beyondShareOfDay(amount, share),
      `and on (channel) acquirer_authorization_unknown_outcome_transactions >= ${count}`,
    ];
    const backlog = (severity: 'page' | 'urgent'): AlertRule => ({
      alert: 'UnknownOutcomes',
      severity,
      stage: 'switch',
      channel: 'label',
      by: ['currency'],
      group: 'normal',
      expr: amount,
      guards: [
        ...beyond(t.unknownShare, t.unknownFloor, t.unknownCount),
        `and on (channel) time() - (acquirer_authorization_unknown_outcome_oldest_timestamp_seconds > 0) > ${t.unknownAge}`,
      ],
      ...(severity === 'page' && {
        worthAPage: {
          guards: beyond(t.unknownSharePage, t.unknownFloorPage, t.unknownCountPage),
          stays: '2h',
        },
      }),
      for: '1m',
      keepFiringFor: '5m',
      moneyAtRisk: say`${money(say`sum by (currency) (acquirer_authorization_unknown_outcome_amount{channel=${channel}})`)}`,
      merchantsAtRisk: say`${answer('orders', 'whole', say`sum(acquirer_authorization_unknown_outcome_transactions{channel=${channel}})`, ' sales')}`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`${channel}: ${value('short')} ${label('currency')} of sales with unknown outcome`,
        zh: say`${channel}:${value('short')} ${label('currency')} 交易结果未知`,
      },
      description: {
        en: say`For ${value('short')} ${label('currency')} of ${channel}'s sales nobody knows whether the cardholder was charged, the oldest for more than ${String(t.unknownAge / 60)} minutes. Answers, callbacks, queries and reversals have not settled them.`,
        zh: say`${channel} 有 ${value('short')} ${label('currency')} 的交易不知是否已扣款,最早已超过 ${String(t.unknownAge / 60)} 分钟。应答、回调、查询与冲正均未给出结果。`,
      },
    });
    return [backlog('page'), backlog('urgent')];
  },
};
