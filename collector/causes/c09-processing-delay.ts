import { instantMode } from '../ledger/money/placement.ts';
import type { Cause } from './cause.ts';
import { runPhase } from './runphase.ts';

/** Our own processing is late: a run that does not finish, orders that are not instructed. */
export const processingDelay: Cause = {
  id: 'C09',
  label: 'processing_delay',
  names: { en: 'Processing delay in our own systems', zh: '系统处理延迟' },
  kind: 'alert',
  team: 'settlement_ops',
  stages: ['settlement', 'payout'],
  holds({ account, cell, now, ledger }) {
    if (account === 'payout.ordered') return now >= ledger.money.deadlines.instruct(cell) ? 'all' : undefined;
    if (account !== 'settlement.cleared' || now < ledger.money.deadlines.run(cell)) return undefined;
    if (cell.mode === instantMode) return 'all';
    return runPhase(ledger, cell) === 'unfinished' ? 'all' : undefined;
  },
};
