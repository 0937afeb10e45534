import { z } from 'zod';
import { accountFunctions, freezeReasons, initiators, payoutStates } from '../events/vocabulary.ts';
import { blockedStates } from '../ledger/accounts/restrictions.ts';
import { stages } from '../ledger/stages.ts';
import { factShape } from './facts.ts';
import { headingShape } from './heading.ts';
import { asked } from './question.ts';

/** Orders and waiting sales one answer lists; sums are of all. */
export const mostListed = 50;

/** `GET /v1/merchant`: a merchant's contract, account, orders of some settlement days and sales that wait one by one. */
export const merchantQuestion = z.strictObject({
  merchant: asked.merchant,
  /** Settlement days looked through, back from tomorrow; today and yesterday are in the default. */
  days: z.coerce.number().int().min(1).max(10).default(3),
});
export type MerchantQuestion = z.output<typeof merchantQuestion>;

const cause = z.string();
const day = z.string();

export const merchantAnswer = z.strictObject({
  ...headingShape,
  /** The contract of record in force; missing where there is none. */
  contract: z
    .strictObject({
      mode: z.string(),
      bank: z.string().optional(),
      onboardedOn: day.optional(),
      standing: z.enum(['open', 'closed']).optional(),
    })
    .optional(),
  account: z.strictObject({
    /** What of the account is blocked now. */
    blocked: z.enum(blockedStates).optional(),
    restrictions: z.array(
      z.strictObject({
        action: z.enum(['freeze', 'limit']),
        function: z.enum(accountFunctions),
        reason: z.enum(freezeReasons),
        initiator: z.enum(initiators),
        channel: z.string(),
        held: z.int(),
        currency: z.string(),
      }),
    ),
  }),
  /** Money of it that is named: ordered and not credited, or of sales that wait alone. Minor units. */
  waiting: z.array(
    z.strictObject({
      currency: z.string(),
      stage: z.enum(stages),
      account: z.string(),
      amount: z.int(),
      /** Why money of these places waits. */
      causes: z.array(cause),
    }),
  ),
  /** Newest settlement day first. */
  orders: z.array(
    z.strictObject({
      settlementDay: day,
      orderId: z.string(),
      currency: z.string(),
      amount: z.int(),
      account: z.string(),
      causes: z.array(cause),
      parts: z.array(
        z.strictObject({
          channel: z.string(),
          clearingDay: day,
          mode: z.string(),
          net: z.int(),
          fee: z.int(),
          netted: z.int(),
          transactions: z.int(),
        }),
      ),
      payout: z
        .strictObject({
          state: z.enum(payoutStates),
          bank: z.string(),
          attempt: z.int(),
          reason: z.string().optional(),
          instructedAt: z.string().optional(),
          creditedAt: z.string().optional(),
        })
        .optional(),
    }),
  ),
  sales: z.array(
    z.strictObject({
      channel: z.string(),
      clearingDay: day,
      account: z.string(),
      amount: z.int(),
      currency: z.string(),
      soldAt: z.string(),
    }),
  ),
  /** Settlement days that were looked through. */
  days: z.array(day),
  moreOrders: z.int(),
  moreSales: z.int(),
  notes: z.array(factShape),
});
export type MerchantAnswer = z.infer<typeof merchantAnswer>;
