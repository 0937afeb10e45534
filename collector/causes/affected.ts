import type { Ledger } from '../ledger/ledger.ts';
import { cellKey } from '../ledger/money/cell.ts';
import { waitsAlone } from '../ledger/money/transaction.ts';
import { notDue } from './c47-not-due.ts';
import type { Share } from './split.ts';

/** Money that troubles its merchants: it is past a deadline, or something holds it. */
export const isTroubled = (share: Share): boolean => share.overdue || share.cause !== notDue.label;

/**
 * Distinct merchants behind some shares of one stage and channel, estimated.
 *
 * Exact for ordered money (a merchant has one order per due day and mode; S+0: one per slot) and for single sales.
 * Before the order: those who sold less those whose line or order came, to 2.3 % of those who sold; several clearing
 * days of a mode count a merchant once. Never more than the transactions behind the shares.
 */
export function merchantsBehind(ledger: Ledger, shares: readonly Share[]): number {
  const groups = Map.groupBy(shares, groupOf(ledger));
  const byMode = new Map<string, { sum: number; days: Share['cell'][] }>();
  let merchants = 0;
  for (const members of groups.values()) {
    const [first] = members;
    const transactions = members.reduce((sum, share) => sum + share.transactions, 0);
    const found = Math.max(1, Math.min(countOf(ledger, first!), Math.max(1, transactions)));
    if (first!.stage !== 'clearing' && first!.stage !== 'settlement') {
      merchants += found;
      continue;
    }
    const mode = byMode.get(first!.cell.mode) ?? { sum: 0, days: [] };
    byMode.set(first!.cell.mode, { sum: mode.sum + found, days: [...mode.days, first!.cell] });
  }
  for (const { sum, days } of byMode.values())
    merchants += days.length === 1 ? sum : Math.min(sum, Math.max(1, ledger.money.sellers.distinct(days)));
  return merchants;
}

/** Shares whose merchants are counted together. */
function groupOf(ledger: Ledger): (share: Share) => string {
  return ({ cell, account, stage }) => {
    if (waitsAlone(account)) return `${account}|${cellKey(cell)}`;
    if (stage === 'clearing' || stage === 'settlement') return `${account}|${cell.clearingDay}|${cell.mode}`;
    return `${account}|${ledger.foundation.business.dueDay(cell.mode, cell.clearingDay)}|${cell.mode}`;
  };
}

function countOf({ money, foundation }: Ledger, { cell, account, stage }: Share): number {
  if (waitsAlone(account)) return money.transactions.outstanding().of(cellKey(cell), account)?.merchants ?? 0;
  if (stage !== 'clearing' && stage !== 'settlement') {
    const dueDay = foundation.business.dueDay(cell.mode, cell.clearingDay);
    return money.payees.count({ channel: cell.channel, mode: cell.mode, dueDay }, account);
  }
  const { lined, ordered } = money.sellers.passed(cell);
  const sold = money.sellers.distinct([cell]);
  if (stage === 'clearing') return sold - lined;
  return (lined > 0 ? lined : sold) - ordered;
}
