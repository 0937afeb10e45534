import type { Cause } from './cause.ts';

const dayMs = 86_400_000;

/** Nothing is wrong: the money is on its way and not late. Whatever no other cause holds is this. */
export const notDue: Cause = {
  id: 'C47',
  label: 'not_due',
  names: { en: 'Not due yet', zh: '未到结算时间' },
  kind: 'never',
  team: 'settlement_ops',
  stages: ['terminal', 'switch', 'clearing', 'settlement', 'payout'],
};

/** Day-cut differences are in the next day's file: benign for one day, asked before any other cause of the file. */
export const cutoverShift: Cause = {
  ...notDue,
  stages: ['clearing'],
  holds(waiting) {
    const { account, cell, now, ledger } = waiting;
    if (account !== 'clearing.captured' || waiting.file() !== 'left') return undefined;
    const type = ledger.files.clears(cell.channel);
    const loadedAt = type && ledger.files.state(cell.channel, type, cell.clearingDay)?.loadedAt;
    if (loadedAt === undefined || now - loadedAt > dayMs) return undefined;
    return waiting.mismatched(['cutover_shift']);
  },
};
