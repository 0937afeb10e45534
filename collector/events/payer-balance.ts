import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, instant, minorUnits } from './fields.ts';

export const payerBalance = defineEvent({
  kind: 'payer.balance',
  title: 'Payer account balance',
  doc: 'Balance of an account payouts are paid from, and inflows that are known to come. A level per account.',
  grain: 'level',
  fields: {
    account: configured,
    balance: minorUnits,
    currency,
    inflows: z
      .array(z.object({ at: instant, amount: minorUnits }))
      .max(50)
      .optional(),
  },
  identity: (e) => `${e.account}|${e.currency}`,
  example: {
    at: '2026-11-21T05:30:00+08:00',
    account: 'payer_main',
    balance: 4_700_000_00,
    currency: 'CNY',
    inflows: [{ at: '2026-11-21T08:50:00+08:00', amount: 1_900_000_00 }],
  },
});
