import type { AlertRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';
import { type HeldRule, heldAmount, heldRule } from './heldrule.ts';
import { accountReasons, unpaidMerchants } from './returnrule.ts';

type Blocked = Pick<HeldRule, 'alert' | 'cause' | 'summary' | 'description'> & {
  readonly reasons: keyof typeof accountReasons;
};

/**
 * Payouts that banks refuse or return for what the merchants' accounts are. Single ones always wait, for days: what a day
 * adds counts. After a holiday many days are paid, and come back, in one: it is held against what was due within a day, too.
 * One shop's closed account can hold a hundredth of a small acquirer's day; several shops of one bank are no accident.
 */
export const blockedRule = (t: Thresholds, { reasons, ...blocked }: Blocked): AlertRule =>
  heldRule({
    ...blocked,
    severity: 'urgent',
    stage: 'payout',
    scope: 'all',
    share: t.setupShare,
    floor: t.lateFloor,
    within: '1d',
    guards: [
      `unless on (currency) ${heldAmount('all', 'payout', blocked.cause)} <= on (currency) ${t.setupShare} * sum by (currency) (max_over_time(acquirer_settlement_due_amount[1d]))`,
      `and on () max(${unpaidMerchants(accountReasons[reasons])}) >= ${t.unpaidMerchants}`,
    ],
    for: '10m',
    keepFiringFor: '15m',
    board: 'settlement',
  });
