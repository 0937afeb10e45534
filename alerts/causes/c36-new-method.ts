import { newMethod } from '../../collector/causes/c36-new-method.ts';
import { wilsonLower } from '../promql.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';

const channel = label('channel');
const type = label('txn_type');
const metric = 'acquirer_authorizations_total';
const types = 'txn_type!~"sale|qr_payment|other"';
const all = `sum by (channel, txn_type) (rate(${metric}{${types}}[6h]))`;
const bad = `sum by (channel, txn_type) (rate(${metric}{${types},outcome=~"terminal_fault|merchant_decline|system_failure"}[6h]))`;
const sales = (outcome: string): string =>
  `sum by (channel) (rate(${metric}{txn_type=~"sale|qr_payment"${outcome}}[6h]))`;

/** One kind of transaction that fails where plain sales work. */
export const c36: CauseRules = {
  cause: newMethod,
  impact: {
    en: say`Shops that were sold the new method cannot use it, and fall back or lose the sale; totals do not show it.`,
    zh: say`已开通新方式的商户无法使用,只能改用其他方式或失去交易;总量看不出来。`,
  },
  action: {
    en: say`See which code refuses it, and whether terminals (function missing) or merchant rights (not opened) are the reason; send the missing step to the shops.`,
    zh: say`查看拒绝码,判断是终端缺功能还是商户未开通权限;向商户下发缺失步骤。`,
  },
  rules: (t) => [
    {
      alert: 'TransactionTypeFailing',
      severity: 'ticket',
      stage: 'channel',
      channel: 'label',
      by: ['txn_type'],
      group: 'slow',
      expr: `${wilsonLower(bad, all, 21_600)} > ${t.typeShare}`,
      guards: [
        `and ${all} * 21600 >= ${t.typeAttempts}`,
        `unless on (channel) ${sales(',outcome=~"terminal_fault|merchant_decline|system_failure"')} / ${sales('')} > ${t.typeShare / 2}`,
      ],
      for: '30m',
      keepFiringFor: '1h',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${answer('requests', 'whole', say`sum(increase(acquirer_authorizations_total{channel=${channel},txn_type=${type}}[6h]))`, ' requests in 6 hours')}`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`${channel}: at least ${value('percent')} of ${type} requests are refused`,
        zh: say`${channel}:至少 ${value('percent')} 的 ${type} 请求被拒`,
      },
      description: {
        en: say`Over 6 hours at least ${value('percent')} of the ${type} requests of ${channel} ended in terminal faults, refusals of the merchant or system failures, while its plain sales work.`,
        zh: say`近 6 小时 ${channel} 至少 ${value('percent')} 的 ${type} 请求为终端故障、商户被拒或系统失败,而普通消费正常。`,
      },
    },
  ],
};
