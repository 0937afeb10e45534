import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count, instant, minorUnits } from './fields.ts';
import { uploadKinds } from './vocabulary.ts';

export const batchBacklog = defineEvent({
  kind: 'batch.backlog',
  title: 'Upload backlog inside devices',
  doc: 'What a fleet manager knows to be still inside devices: offline sales, TC records. A level per channel and kind. It is reported money, not booked money: it joins the ledger when its record arrives.',
  grain: 'level',
  fields: {
    channel: configured,
    type: z.enum(uploadKinds),
    transactions: count,
    amount: minorUnits,
    oldestAt: instant.optional(),
  },
  identity: (e) => `${e.channel}|${e.type}`,
  example: {
    at: '2026-11-20T12:00:00+08:00',
    channel: 'cup_card',
    type: 'offline',
    transactions: 14,
    amount: 910_00,
    oldestAt: '2026-11-18T19:20:00+08:00',
  },
});
