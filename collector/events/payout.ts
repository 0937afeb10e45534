import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, minorUnits, reference } from './fields.ts';
import { payoutReasons, payoutStates } from './vocabulary.ts';

export const payout = defineEvent({
  kind: 'payout',
  title: 'Payout instruction and what became of it',
  doc: 'One state of one attempt to pay an order. `credited` is not final: a bank may still return the money within 7 working days. A new attempt after a failure or a return carries the next attempt number.',
  money: true,
  fields: {
    payoutId: reference,
    orderId: reference,
    /** Settlement day of the order. */
    settlementDay: day,
    attempt: z.int().min(1).max(99).default(1),
    state: z.enum(payoutStates),
    bank: configured,
    payoutChannel: configured,
    /** Payer account the money is paid from. */
    account: configured.optional(),
    amount: minorUnits,
    currency,
    /** With `failed` and `returned`. */
    reason: z.enum(payoutReasons).optional(),
  },
  identity: (e) => `${e.settlementDay}|po|${e.payoutId}|${e.attempt}|${e.state}`,
  volatile: ['account', 'payoutChannel'],
  example: {
    at: '2026-11-21T08:23:00+08:00',
    payoutId: 'PO-20261121-000017',
    orderId: 'SO-20261121-000017',
    settlementDay: '2026-11-21',
    state: 'credited',
    bank: 'bank_a',
    payoutChannel: 'ibps',
    account: 'payer_main',
    amount: 8_417_90,
    currency: 'CNY',
  },
});
