import type { AlertRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';
import { beyondShareOfDue, type HeldRule, heldRule } from './heldrule.ts';
import { accountReasons, unpaidMerchants } from './returnrule.ts';

type Blocked = Pick<HeldRule, 'alert' | 'cause' | 'summary' | 'description'> & {
  readonly reasons: keyof typeof accountReasons;
};

/**
 * Payouts that banks refuse or return for what the merchants' accounts are. Single ones always wait, for days: what a day
 * adds counts. One shop's closed account can hold a hundredth of a small acquirer's day; several shops of one bank are no accident.
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
      beyondShareOfDue('payout', blocked.cause, t.setupShare),
      `and on () max(${unpaidMerchants(accountReasons[reasons])}) >= ${t.unpaidMerchants}`,
    ],
    for: '10m',
    keepFiringFor: '15m',
    board: 'settlement',
  });
