import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, minorUnits, rrn } from './fields.ts';

export const refund = defineEvent({
  kind: 'refund',
  title: 'Refund or void',
  doc: 'Money that goes back to the cardholder: `void` on the day of the sale, `refund` later. It lessens what the merchant is owed for the clearing day it falls in.',
  money: true,
  fields: {
    channel: configured,
    /** RRN (or wallet refund number) of the refund itself. */
    rrn,
    originalRrn: rrn.optional(),
    clearingDay: day.optional(),
    merchant,
    type: z.enum(['refund', 'void']),
    amount: minorUnits,
    currency,
  },
  identity: (e) => `${e.clearingDay}|rf|${e.channel}|${e.rrn}`,
  example: {
    at: '2026-11-20T15:10:00+08:00',
    channel: 'cup_card',
    rrn: '632515000301',
    originalRrn: '632512000017',
    merchant: '102290053310001',
    type: 'refund',
    amount: 28_00,
    currency: 'CNY',
  },
});
