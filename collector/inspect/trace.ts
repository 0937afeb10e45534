import { z } from 'zod';
import { factShape } from './facts.ts';
import { headingShape } from './heading.ts';
import { asked } from './question.ts';
import { stepShape } from './step.ts';
import { whereShape } from './where.ts';

/** Most sales, days and orders one answer follows. */
export const mostTraces = 20;

/**
 * `GET /v1/trace`: where is the money. By number (`rrn`), by order (`orderId`), or by merchant with a day (`clearingDay`)
 * or a time (`time`); what else is given narrows it.
 */
export const traceQuestion = z
  .strictObject({
    channel: asked.channel.optional(),
    rrn: asked.rrn.optional(),
    clearingDay: asked.clearingDay.optional(),
    merchant: asked.merchant.optional(),
    amount: asked.amount.optional(),
    time: asked.instant.optional(),
    orderId: asked.orderId.optional(),
    settlementDay: asked.settlementDay.optional(),
  })
  .refine(
    ({ rrn, orderId, merchant, clearingDay, time }) =>
      rrn !== undefined ||
      orderId !== undefined ||
      (merchant !== undefined && (clearingDay ?? time) !== undefined),
    'give rrn, or orderId, or merchant with clearingDay or time',
  );
export type TraceQuestion = z.output<typeof traceQuestion>;

/** One way of money: of a sale, of a refund, of a merchant's clearing day with a channel, of an order. Minor units. */
export const traceShape = z.strictObject({
  kind: z.enum(['sale', 'refund', 'day', 'order']),
  channel: z.string().optional(),
  clearingDay: z.string().optional(),
  rrn: z.string().optional(),
  settlementDay: z.string().optional(),
  orderId: z.string().optional(),
  mode: z.string().optional(),
  amount: z.int().optional(),
  currency: z.string().optional(),
  steps: z.array(stepShape),
  where: whereShape,
});
export type Trace = z.infer<typeof traceShape>;

/** `more` = found and not followed; `notes` say what is not kept, and what was not looked through. */
export const traceAnswer = z.strictObject({
  ...headingShape,
  found: z.array(traceShape),
  more: z.int(),
  notes: z.array(factShape),
});
export type TraceAnswer = z.infer<typeof traceAnswer>;
