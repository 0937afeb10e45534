import { payerShortfall } from '../../collector/causes/c21-payer-shortfall.ts';
import { pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const currency = label('currency');
const required = (offset = ''): string =>
  `max by (currency) (acquirer_payer_required_amount{horizon="now"}${offset})`;
const short =
  'max by (currency) (acquirer_payer_required_amount{horizon="now"} - on (currency) acquirer_payer_available_amount{horizon="now"})';

/** The account payouts are paid from, against what is to be paid: known hours before the first refusal. */
export const c21: CauseRules = {
  cause: payerShortfall,
  impact: {
    en: say`Payouts succeed until the balance is gone, then every further merchant is refused until somebody funds the account.`,
    zh: say`出款在余额用尽前全部成功,之后每个商户都会失败,直到有人补足头寸。`,
  },
  action: {
    en: say`Ask treasury to fund the account before the instruct-by time (HVPS closes at 17:15), and have the payout queue pay S+0 and small merchants first.`,
    zh: say`请资金部门在出款截止前补足头寸(大额支付系统 17:15 关闭),并让队列优先处理 S+0 与小商户。`,
  },
  rules: (t) => {
    const shortfall: AlertRule = {
      alert: 'PayerShortfall',
      severity: 'page',
      stage: 'payout',
      channel: 'all',
      by: ['currency'],
      group: 'normal',
      deadline: true,
      expr: `${short} > ${t.payerFloor}`,
      guards: [
        `unless on (currency) ${short} <= on (currency) ${t.payerShare} * sum by (currency) (acquirer_channel_normal_day_amount)`,
        // While a run still makes orders, and right after it, no treasury can have funded what nobody knew.
        `and on (currency) ${required()} <= 1.02 * ${required(` offset ${t.payerFunding}s`)}`,
        // Accounts nobody ever reported on hold 0 here, and nobody knows what they hold.
        'and on (currency) max by (currency) (max_over_time(acquirer_payer_account_balance_amount[6h])) > 0',
      ],
      for: '2m',
      keepFiringFor: '5m',
      moneyAtRisk: pendingInAll('payout'),
      merchantsAtRisk: say`${answer('merchants', 'whole', say`sum(acquirer_merchants_affected{stage="payout"})`)}`,
      timeLeft: untilMoneyIsMissed,
      board: 'settlement',
      summary: {
        en: say`Payer accounts are ${value('short')} ${currency} short of what is ordered`,
        zh: say`出款账户比已生成的结算单少 ${value('short')} ${currency}`,
      },
      description: {
        en: say`The run is done and its orders are known for ${String(t.payerFunding / 60)} minutes; balances and announced inflows of all payer accounts are ${value('short')} ${currency} below them. Payouts will be refused when the balance is gone.`,
        zh: say`结算任务已完成 ${String(t.payerFunding / 60)} 分钟,所有出款账户余额加已知流入仍比结算单少 ${value('short')} ${currency};余额用尽后出款将失败。`,
      },
    };
    return [
      shortfall,
      heldRule({
        alert: 'PayoutsUnfunded',
        severity: 'page',
        stage: 'payout',
        cause: 'payer_shortfall',
        scope: 'all',
        share: t.lateShare,
        floor: t.lateFloor,
        for: '1m',
        keepFiringFor: '10m',
        deadline: true,
        board: 'settlement',
        summary: {
          en: say`Payouts over ${value('short')} ${currency} are refused for lack of funds`,
          zh: say`${value('short')} ${currency} 的出款因头寸不足失败`,
        },
        description: {
          en: say`Orders over ${value('short')} ${currency} came back with payer_insufficient_funds or wait because the payer accounts hold too little.`,
          zh: say`${value('short')} ${currency} 的结算单因出款账户余额不足被退回或在等待。`,
        },
      }),
    ];
  },
};
