import { operatingError } from '../../collector/causes/c23-operating-error.ts';
import { pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const bank = label('bank');

/** The same payout sent twice, and payouts that come back for no reason that fits another cause. */
export const c23: CauseRules = {
  cause: operatingError,
  impact: {
    en: say`Money leaves twice, or goes to the wrong account and comes back days later.`,
    zh: say`资金重复付出,或付至错误账户数日后退回。`,
  },
  action: {
    en: say`Stop the payout job that repeats, keep the bank's answers, and ask the bank to hold whatever got through twice.`,
    zh: say`停止重复提交的出款任务,保留银行应答,并请银行冻结已重复付出的款项。`,
  },
  rules: (t) => [
    {
      alert: 'DuplicatePayouts',
      severity: 'page',
      stage: 'payout',
      channel: 'all',
      by: ['bank'],
      group: 'normal',
      expr: `sum by (bank) (increase(acquirer_payouts_total{result="duplicate_blocked"}[15m])) >= ${t.duplicatePayouts}`,
      guards: [],
      for: '0s',
      keepFiringFor: '15m',
      moneyAtRisk: pendingInAll('payout'),
      merchantsAtRisk: say`${answer('payouts', 'whole', say`sum(increase(acquirer_payouts_total{result="duplicate_blocked",bank=${bank}}[15m]))`, ' payouts')}`,
      timeLeft: untilMoneyIsMissed,
      board: 'settlement',
      summary: {
        en: say`${value('whole')} payouts to ${bank} were sent a second time and blocked`,
        zh: say`${bank} 有 ${value('whole')} 笔出款被重复提交并拦截`,
      },
      description: {
        en: say`Within 15 minutes ${value('whole')} payouts to ${bank} had the key of a payout that exists. They were blocked; somebody or something is sending a batch again.`,
        zh: say`15 分钟内 ${bank} 有 ${value('whole')} 笔出款与已存在的出款主键相同,已拦截;有人或任务正在重发批次。`,
      },
    },
    heldRule({
      alert: 'PayoutsReturnedUnexplained',
      severity: 'urgent',
      stage: 'payout',
      cause: 'operating_error',
      scope: 'all',
      share: t.cameBackShare,
      floor: t.lateFloor,
      for: '10m',
      keepFiringFor: '10m',
      board: 'settlement',
      summary: {
        en: say`Payouts over ${value('short')} ${label('currency')} came back without a usable reason`,
        zh: say`${value('short')} ${label('currency')} 的出款被退回且无明确原因`,
      },
      description: {
        en: say`Payouts over ${value('short')} ${label('currency')} failed or were returned with the reason other: an operator's or a bank's mistake until proven otherwise.`,
        zh: say`${value('short')} ${label('currency')} 的出款失败或退回,原因为“其他”:在查明前按操作失误处理。`,
      },
    }),
  ],
};
