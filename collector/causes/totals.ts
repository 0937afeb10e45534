import type { Share, Split } from './split.ts';

/** Sums of the shares that have some labels in common. Minor units. */
export interface Total {
  readonly labels: readonly string[];
  amount: number;
  transactions: number;
  overdueAmount: number;
  overdueTransactions: number;
}

/** Adds shares up by labels of theirs: thousands of shares become the hundreds of sums that views show. */
export function totalsBy({ shares }: Split, labelsOf: (share: Share) => readonly string[]): readonly Total[] {
  const totals = new Map<string, Total>();
  for (const share of shares) {
    const labels = labelsOf(share);
    const key = labels.join('|');
    let total = totals.get(key);
    if (total === undefined) {
      total = { labels, amount: 0, transactions: 0, overdueAmount: 0, overdueTransactions: 0 };
      totals.set(key, total);
    }
    total.amount += share.amount;
    total.transactions += share.transactions;
    if (!share.overdue) continue;
    total.overdueAmount += share.amount;
    total.overdueTransactions += share.transactions;
  }
  return [...totals.values()];
}
