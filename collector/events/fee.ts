import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, minorUnits, reference } from './fields.ts';

export const fee = defineEvent({
  kind: 'fee',
  title: 'Fee outside a settlement order',
  doc: 'A charge taken from what a merchant is owed for a clearing day, beside the fee of the settlement order: terminal rent, penalty, correction.',
  money: true,
  fields: {
    channel: configured,
    feeId: reference,
    clearingDay: day,
    merchant,
    type: z.enum(['rent', 'penalty', 'correction', 'other']),
    amount: minorUnits,
    currency,
  },
  identity: (e) => `${e.clearingDay}|fe|${e.channel}|${e.feeId}`,
  example: {
    at: '2026-11-21T04:10:00+08:00',
    channel: 'cup_card',
    feeId: 'FEE-20261121-9',
    clearingDay: '2026-11-20',
    merchant: '102290053310001',
    type: 'rent',
    amount: 30_00,
    currency: 'CNY',
  },
});
