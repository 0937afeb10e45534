import type { Ledger } from '../ledger/ledger.ts';
import { cellKey } from '../ledger/money/cell.ts';
import type { Balance } from '../ledger/money/journal.ts';

/**
 * Of money that waits transaction by transaction, the part that waits too long: unknown outcomes older than their
 * channel's normal wait, and uploads that failed. By `cell key|account`.
 */
export function agedTransactions(ledger: Ledger, now: number): ReadonlyMap<string, Balance> {
  const { business } = ledger.foundation;
  const aged = new Map<string, Balance>();
  for (const { cell, facts, account } of ledger.money.transactions.open()) {
    const patience = (business.channel(cell.channel)?.unknownAfterSeconds ?? 0) * 1000;
    const late = account === 'switch.unknown' ? now - facts.at > patience : facts.uploadFailed === true;
    if (!late) continue;
    const key = `${cellKey(cell)}|${account}`;
    const sum = aged.get(key) ?? [0, 0];
    aged.set(key, [sum[0] + facts.amount, sum[1] + 1]);
  }
  return aged;
}
