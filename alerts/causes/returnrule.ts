import { wilsonLower } from '../promql.ts';
import { pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import type { Thresholds } from '../thresholds.ts';

const bank = label('bank');

/** Payouts credited in the last two days; the collector follows each of them, because a credit is not final. */
const credited = 'sum by (bank) (acquirer_payouts_recent_credited)';

/** Reasons by what is wrong: what was registered, or the account itself. */
export const accountReasons = {
  data: 'name_mismatch|account_not_found|branch_info_wrong|id_check_failed',
  state: 'account_closed|account_dormant|account_type_limit|account_frozen',
} as const;

/** Shops of a bank whose money came back, or was refused, for such a reason: what tells one shop from many. */
export const unpaidMerchants = (reasons: string): string =>
  `sum by (bank) (acquirer_payouts_recent_unpaid_merchants{reason=~"${reasons}"})`;

/**
 * Returns of one bank for one family of reasons against what was paid, far above what the bank returns otherwise.
 * "Success" is not final, so the success rate stays at 99.8 % while this happens.
 */
export function returnRule(
  t: Thresholds,
  of: keyof typeof accountReasons,
  en: string,
  zh: string,
): AlertRule {
  const reasons = accountReasons[of];
  const returned = `sum by (bank) (acquirer_payouts_recent_returned{reason=~"${reasons}"})`;
  return {
    alert: 'PayoutReturnSurge',
    severity: 'urgent',
    stage: 'payout',
    channel: 'all',
    by: ['bank'],
    group: 'normal',
    expr: `${wilsonLower(returned, credited, 1)} > ${t.returnShare}`,
    guards: [`and ${returned} >= ${t.returns}`, `and ${unpaidMerchants(reasons)} >= ${t.unpaidMerchants}`],
    for: '5m',
    keepFiringFor: '30m',
    moneyAtRisk: pendingInAll('payout'),
    merchantsAtRisk: say`${answer('payouts', 'whole', say`sum(acquirer_payouts_recent_returned{reason=~"${reasons}",bank=${bank}})`, ' payouts in two days')}`,
    timeLeft: untilMoneyIsMissed,
    board: 'settlement',
    summary: {
      en: say`Bank ${bank} returns payouts ${en}: at least ${value('percent')} of them`,
      zh: say`银行 ${bank} 退汇(${zh}):至少 ${value('percent')}`,
    },
    description: {
      en: say`Of the payouts ${bank} credited in two days, at least ${value('percent')} come back ${en}; 0.15 % is normal. They were counted as paid, and their merchants think so too until the money leaves again.`,
      zh: say`${bank} 两天内已入账的出款中至少 ${value('percent')} 被退回(${zh}),正常为 0.15%。这些出款已计为成功,商户也以为到账,直到资金被退走。`,
    },
  };
}
