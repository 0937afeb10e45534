import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, minorUnits, rrn } from './fields.ts';
import { reversalReasons } from './vocabulary.ts';

export const reversal = defineEvent({
  kind: 'reversal',
  title: 'Reversal (0400/0410)',
  doc: 'The original must not count: F39 of the request says why. `pending` = sent or queued, `accepted` = the channel confirmed, `rejected` = it did not (for instance code 25, original not found). Full amount only; a part is a refund.',
  money: true,
  fields: {
    channel: configured,
    /** RRN of the original. */
    rrn,
    /** Clearing day of the original; computed from `at` when absent. */
    clearingDay: day.optional(),
    merchant,
    amount: minorUnits,
    currency,
    reason: z.enum(reversalReasons),
    result: z.enum(['pending', 'accepted', 'rejected']),
  },
  identity: (e) => `${e.clearingDay}|r|${e.channel}|${e.rrn}|${e.result}`,
  volatile: ['reason'],
  example: {
    at: '2026-11-20T12:00:31+08:00',
    channel: 'cup_card',
    rrn: '632512000018',
    merchant: '102290053310001',
    amount: 128_00,
    currency: 'CNY',
    reason: 'no_reply_98',
    result: 'accepted',
  },
});
