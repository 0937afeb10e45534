import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, minorUnits, rrn, terminal } from './fields.ts';
import { uploadKinds, uploadResults } from './vocabulary.ts';

export const batchUpload = defineEvent({
  kind: 'batch.upload',
  title: 'Batch upload record (0320, or 0220 for offline sales)',
  doc: 'One record and what became of it. `ok` turns a dual-message authorization or an offline sale into captured money; a record that is `retried` or `abandoned` keeps its money waiting at the terminal.',
  money: true,
  fields: {
    channel: configured,
    /** RRN of the transaction the record is about. */
    rrn,
    /** Clearing day of the original authorization; computed from `at` when absent. */
    clearingDay: day.optional(),
    merchant,
    terminal: terminal.optional(),
    type: z.enum(uploadKinds),
    amount: minorUnits,
    currency,
    result: z.enum(uploadResults),
    attempt: z.int().min(1).max(99).default(1),
    /** From the batch's close to this answer, milliseconds. */
    lagMs: z.number().min(0).max(1e10).optional(),
  },
  identity: (e) => `${e.clearingDay}|bu|${e.channel}|${e.rrn}|${e.result}|${e.attempt}`,
  volatile: ['lagMs', 'terminal'],
  example: {
    at: '2026-11-20T22:33:00+08:00',
    channel: 'intl',
    rrn: '632512000044',
    merchant: '102290053310001',
    terminal: 'T0000017',
    type: 'foreign_capture',
    amount: 560_00,
    currency: 'CNY',
    result: 'ok',
    lagMs: 95_000,
  },
});
