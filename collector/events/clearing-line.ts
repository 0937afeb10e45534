import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count, currency, day, merchant, reference, signedMinorUnits } from './fields.ts';
import { fileTypes } from './vocabulary.ts';

export const clearingLine = defineEvent({
  kind: 'clearing.line',
  title: 'Merchant-day line of a clearing file',
  doc: "What one file says about one merchant's clearing day. Its key names the merchant and the day, not the file: a re-delivery under a new name is a duplicate line; a correction carries the next `revision` and only the difference it adds.",
  money: true,
  fields: {
    channel: configured,
    fileType: z.enum(fileTypes),
    clearingDay: day,
    fileId: reference,
    merchant,
    /** Sales of the day less refunds, voids and chargebacks in the file, minor units; negative when those outweigh. */
    gross: signedMinorUnits,
    transactions: count,
    currency,
    revision: z.int().min(0).max(99).default(0),
  },
  identity: (e) => `${e.clearingDay}|cl|${e.channel}|${e.fileType}|${e.merchant}|${e.revision}`,
  volatile: ['fileId'],
  example: {
    at: '2026-11-21T03:10:00+08:00',
    channel: 'cup_card',
    fileType: 'transactions',
    clearingDay: '2026-11-20',
    fileId: 'ACOM-20261120-01',
    merchant: '102290053310001',
    gross: 8_450_00,
    transactions: 61,
    currency: 'CNY',
  },
});
