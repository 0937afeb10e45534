import { z } from 'zod';
import { defineEvent } from './define.ts';
import { batchNumber, configured, count, day, minorUnits, terminal } from './fields.ts';
import { batchResults } from './vocabulary.ts';

const totals = z.object({ amount: minorUnits, count });

export const batchSettlement = defineEvent({
  kind: 'batch.settlement',
  title: 'Batch settlement (0500/0510)',
  doc: 'A terminal closes its batch and sends its totals (F48); the host answers balanced, not balanced or error. Detail upload (0320) follows when not balanced, and always for what becomes money only by upload.',
  fields: {
    terminal,
    channel: configured,
    clearingDay: day,
    batch: batchNumber,
    debit: totals,
    credit: totals,
    /** Records the terminal is about to upload. */
    uploads: count.optional(),
    result: z.enum(batchResults),
  },
  identity: (e) => `${e.clearingDay}|bs|${e.channel}|${e.terminal}|${e.batch}`,
  example: {
    at: '2026-11-20T22:31:00+08:00',
    terminal: 'T0000017',
    channel: 'cup_card',
    clearingDay: '2026-11-20',
    batch: '000112',
    debit: { amount: 8_450_00, count: 61 },
    credit: { amount: 0, count: 0 },
    uploads: 2,
    result: 'balanced',
  },
});
