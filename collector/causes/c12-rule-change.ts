import { instantMode } from '../ledger/money/placement.ts';
import type { Cause } from './cause.ts';
import { runPhase } from './runphase.ts';

/** A rule, mode or calendar says that nothing is due, against the contract of record: no run, or a run without the order. */
export const ruleChange: Cause = {
  id: 'C12',
  label: 'rule_change',
  names: { en: 'Settlement rule or calendar wrong', zh: '结算规则或日历变更' },
  kind: 'alert',
  team: 'settlement_ops',
  stages: ['settlement'],
  holds({ account, cell, now, ledger }) {
    if (account !== 'settlement.cleared' || cell.mode === instantMode) return undefined;
    if (now < ledger.money.deadlines.run(cell)) return undefined;
    return runPhase(ledger, cell) === 'unfinished' ? undefined : 'all';
  },
};
