import { z } from 'zod';
import type { Share } from '../causes/split.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { groupsOf, rowOf, rowShape } from './groups.ts';
import { headingOf, headingShape } from './heading.ts';
import { asked } from './question.ts';

/** `GET /v1/waiting`: where money waits. */
export const waitingQuestion = z.strictObject({
  channel: asked.channel.optional(),
  clearingDay: asked.clearingDay.optional(),
  stage: asked.stage.optional(),
  cause: asked.cause.optional(),
  currency: asked.currency.optional(),
  limit: asked.limit.default(100),
});
export type WaitingQuestion = z.output<typeof waitingQuestion>;

/** `totals` are of everything that matches, by currency, in minor units; `more` = rows that match and are not listed. */
export const waitingAnswer = z.strictObject({
  ...headingShape,
  totals: z.array(
    z.strictObject({
      currency: z.string(),
      amount: z.int(),
      overdue: z.int(),
      transactions: z.int(),
    }),
  ),
  rows: z.array(rowShape),
  more: z.int(),
});
export type WaitingAnswer = z.infer<typeof waitingAnswer>;

/** Answers from the split of `now` (epoch ms): the same one the metrics of that instant are made of. */
export function waitingOf(
  ledger: Ledger,
  shares: readonly Share[],
  question: WaitingQuestion,
  now: number,
): WaitingAnswer {
  const matching = shares.filter(matches(question));
  const groups = groupsOf(matching);
  return {
    ...headingOf(ledger, now),
    totals: totalsOf(matching),
    rows: groups.slice(0, question.limit).map((group) => rowOf(ledger, group)),
    more: Math.max(0, groups.length - question.limit),
  };
}

/** Whether a share is of what was asked for; what was not asked for does not matter. */
export function matches(
  question: Partial<Pick<WaitingQuestion, 'channel' | 'clearingDay' | 'stage' | 'cause' | 'currency'>>,
): (share: Share) => boolean {
  const { channel, clearingDay, stage, cause, currency } = question;
  return (share) =>
    (channel === undefined || share.cell.channel === channel) &&
    (clearingDay === undefined || share.cell.clearingDay === clearingDay) &&
    (stage === undefined || share.stage === stage) &&
    (cause === undefined || share.cause === cause) &&
    (currency === undefined || share.cell.currency === currency);
}

function totalsOf(shares: readonly Share[]): WaitingAnswer['totals'] {
  const totals = new Map<string, WaitingAnswer['totals'][number]>();
  for (const { cell, amount, overdue, transactions } of shares) {
    const { currency } = cell;
    const total = totals.get(currency) ?? { currency, amount: 0, overdue: 0, transactions: 0 };
    totals.set(currency, total);
    total.amount += amount;
    total.transactions += transactions;
    if (overdue) total.overdue += amount;
  }
  return [...totals.values()];
}
