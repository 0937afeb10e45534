import { z } from 'zod';
import { defineEvent } from './define.ts';
import {
  configured,
  currency,
  day,
  instant,
  merchant,
  minorUnits,
  reference,
  signedMinorUnits,
} from './fields.ts';
import { contractMode } from './merchant-contract.ts';

export const settlementOrder = defineEvent({
  kind: 'settlement.order',
  title: 'Settlement order',
  doc: 'What one merchant is to be paid on a settlement day. Its parts say which channel and clearing day the money comes from: gross = net + fee + netted. The payout is the sum of the nets.',
  money: true,
  fields: {
    orderId: reference,
    runId: reference.optional(),
    merchant,
    mode: contractMode,
    settlementDay: day,
    bank: configured,
    currency,
    parts: z
      .array(
        z.object({
          channel: configured,
          clearingDay: day,
          /** S+0 only: when the sale was made; its promise runs from there. */
          soldAt: instant.optional(),
          net: minorUnits,
          fee: minorUnits,
          /** Kept back for debts of the merchant; negative where a part is itself the debt being netted. */
          netted: signedMinorUnits.default(0),
          transactions: z.int().min(0),
        }),
      )
      .min(1)
      .max(200),
  },
  identity: (e) => `${e.settlementDay}|so|${e.orderId}`,
  volatile: ['runId'],
  example: {
    at: '2026-11-21T05:20:00+08:00',
    orderId: 'SO-20261121-000017',
    merchant: '102290053310001',
    mode: 'D+1',
    settlementDay: '2026-11-21',
    bank: 'bank_a',
    currency: 'CNY',
    parts: [{ channel: 'cup_card', clearingDay: '2026-11-20', net: 8_417_90, fee: 32_10, transactions: 61 }],
  },
});
