import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, milliseconds, minorUnits, rrn } from './fields.ts';

export const walletResult = defineEvent({
  kind: 'wallet.result',
  title: 'Wallet callback or query result',
  doc: 'How the state of a wallet order became known: the asynchronous callback, an active query, or only reconciliation. `lagMs` runs from the payment to this moment. It settles an authorization whose state was unknown. Without `clearingDay` the day is that of the payment, `lagMs` before `at`.',
  money: true,
  fields: {
    channel: configured,
    /** Merchant order number of the authorization. */
    rrn,
    clearingDay: day.optional(),
    merchant,
    via: z.enum(['callback', 'active_query', 'reconciliation']),
    state: z.enum(['paid', 'closed']),
    amount: minorUnits,
    currency,
    lagMs: milliseconds,
  },
  identity: (e) => `${e.clearingDay}|w|${e.channel}|${e.rrn}|${e.via}|${e.state}`,
  sinceSale: (e) => e.lagMs,
  volatile: ['lagMs'],
  example: {
    at: '2026-11-20T12:00:04+08:00',
    channel: 'alipay',
    rrn: 'A20261120120000000000017',
    merchant: '102290053310001',
    via: 'callback',
    state: 'paid',
    amount: 42_00,
    currency: 'CNY',
    lagMs: 1800,
  },
});
