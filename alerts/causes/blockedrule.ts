import type { AlertRule } from '../rule.ts';
import type { Thresholds } from '../thresholds.ts';
import { type HeldRule, heldAmount, heldRule } from './heldrule.ts';

type Blocked = Pick<HeldRule, 'alert' | 'cause' | 'summary' | 'description'>;

/**
 * Payouts that banks refuse or return for what the merchants' accounts are. Single ones always wait, for days: what a day
 * adds counts. After a holiday many days are paid, and come back, in one: it is held against what was due within a day, too.
 */
export const blockedRule = (t: Thresholds, blocked: Blocked): AlertRule =>
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
    ],
    for: '10m',
    keepFiringFor: '15m',
    board: 'settlement',
  });
