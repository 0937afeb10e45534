import { largeAmount } from '../../collector/causes/c22-large-amount.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

/** Payouts above a ceiling of their rail or bank. */
export const c22: CauseRules = {
  cause: largeAmount,
  impact: {
    en: say`A few large merchants wait while everybody else is paid; counts look normal, amounts do not.`,
    zh: say`少数大商户在等待而其他人已到账;笔数正常,金额不正常。`,
  },
  action: {
    en: say`Send them over HVPS before it closes at 17:15, or split them as the contract allows; check whether the rail lowered its ceiling.`,
    zh: say`在 17:15 大额系统关闭前改走大额,或按合同拆分;核对该通道限额是否下调。`,
  },
  rules: (t) => [
    heldRule({
      alert: 'LargePayoutsDeferred',
      severity: 'urgent',
      stage: 'payout',
      cause: 'large_amount',
      scope: 'all',
      share: t.largeShare,
      floor: t.largeFloor,
      for: '10m',
      keepFiringFor: '10m',
      board: 'settlement',
      summary: {
        en: say`Payouts over ${value('short')} ${label('currency')} are above the ceiling of their rail`,
        zh: say`${value('short')} ${label('currency')} 的出款超过通道限额`,
      },
      description: {
        en: say`Payouts over ${value('short')} ${label('currency')} were refused with amount_limit and wait for another rail.`,
        zh: say`${value('short')} ${label('currency')} 的出款因超限被退,等待改走其他通道。`,
      },
    }),
  ],
};
