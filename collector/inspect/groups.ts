import { z } from 'zod';
import { merchantsBehind } from '../causes/affected.ts';
import { causes } from '../causes/catalogue.ts';
import { deadlineOf } from '../causes/deadline.ts';
import type { Share } from '../causes/split.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import { waitsAlone } from '../ledger/money/transaction.ts';
import { stages } from '../ledger/stages.ts';
import { addDays } from '../time/date.ts';
import { instantText } from './instant.ts';

export const causeByLabel = new Map(causes.map((cause) => [cause.label, cause]));

/** Money of one channel, clearing day, mode and currency in one stage for one cause. Amounts in minor units. */
export const rowShape = z.strictObject({
  channel: z.string(),
  clearingDay: z.string(),
  mode: z.string(),
  currency: z.string(),
  stage: z.enum(stages),
  cause: z.string(),
  amount: z.int(),
  /** Of it, past the internal deadline of the stage. */
  overdue: z.int(),
  transactions: z.int(),
  /**
   * Distinct merchants, at most: after the order those of the account on the due day, whatever the bank or reason, and never
   * more than transactions; before it an estimate (2.3 %).
   */
  merchants: z.int(),
  /** When the oldest of it was sold: single sales to the second, else the begin of the slot or clearing day. */
  oldest: z.string(),
  /** Internal deadline of the stage; none for unknown outcomes, each of which has its own. */
  deadline: z.string().optional(),
  /** When merchants look for it, and when the contract promises it. */
  noticed: z.string(),
  promised: z.string(),
});
export type Row = z.infer<typeof rowShape>;

/** Shares that are told together; `cell` is the oldest of theirs. */
export interface Group {
  readonly cell: CellId;
  readonly shares: readonly Share[];
  readonly amount: number;
  readonly overdue: number;
  readonly transactions: number;
}

/** Shares by what they are told as; slots of S+0 are told together. What is overdue stands first, then the largest. */
export function groupsOf(
  shares: readonly Share[],
  by: (share: Share) => string = () => '',
): readonly Group[] {
  const groups = Map.groupBy(shares, (share) => {
    const { channel, clearingDay, mode, currency } = share.cell;
    return `${channel}|${clearingDay}|${mode}|${currency}|${share.stage}|${share.cause}|${by(share)}`;
  });
  return [...groups.values()].map(groupOf).sort((a, b) => b.overdue - a.overdue || b.amount - a.amount);
}

function groupOf(shares: readonly Share[]): Group {
  let [amount, overdue, transactions] = [0, 0, 0];
  let { cell } = shares[0]!;
  for (const share of shares) {
    amount += share.amount;
    transactions += share.transactions;
    if (share.overdue) overdue += share.amount;
    if ((share.cell.slot ?? 0) < (cell.slot ?? 0)) cell = share.cell;
  }
  return { cell, shares, amount, overdue, transactions };
}

/** A group as answers tell it. */
export function rowOf(ledger: Ledger, { cell, shares, amount, overdue, transactions }: Group): Row {
  const { business } = ledger.foundation;
  const { channel, clearingDay, mode, currency } = cell;
  const { account, stage, cause } = shares[0]!;
  const shown = (ms: number): string => instantText(ms, business.zone);
  const deadline = deadlineOf({ account, cell, ledger });
  return {
    channel,
    clearingDay,
    mode,
    currency,
    stage,
    cause,
    amount,
    overdue,
    transactions,
    merchants: merchantsBehind(ledger, shares),
    oldest: shown(Math.min(...shares.map((share) => soldSince(ledger, share)))),
    ...(deadline !== undefined && { deadline: shown(deadline) }),
    noticed: shown(ledger.money.deadlines.perceived(cell)),
    promised: shown(ledger.money.deadlines.contract(cell)),
  };
}

/** When the oldest money of a share was sold, epoch ms. */
function soldSince(ledger: Ledger, { cell, account }: Share): number {
  if (waitsAlone(account)) {
    const oldest = ledger.money.transactions.outstanding().of(cellKey(cell), account)?.oldest();
    if (oldest !== undefined) return oldest;
  }
  const { business } = ledger.foundation;
  return cell.slot ?? business.dayCutAt(cell.channel, addDays(cell.clearingDay, -1));
}
