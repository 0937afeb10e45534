import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, day, instant } from './fields.ts';
import { fileTypes } from './vocabulary.ts';

export const clearingFileExpected = defineEvent({
  kind: 'clearing.file_expected',
  title: 'Clearing file expected',
  doc: 'Overrides the configured schedule for one file: a session the channel announced, moved or cancelled. A level per channel, file type and clearing day.',
  grain: 'level',
  record: true,
  fields: {
    channel: configured,
    fileType: z.enum(fileTypes),
    clearingDay: day,
    expectedAt: instant,
    deadlineAt: instant,
    cancelled: z.boolean().optional(),
  },
  identity: (e) => `${e.clearingDay}|${e.channel}|${e.fileType}`,
  example: {
    at: '2026-11-20T20:00:00+08:00',
    channel: 'cup_card',
    fileType: 'transactions',
    clearingDay: '2026-11-20',
    expectedAt: '2026-11-21T03:10:00+08:00',
    deadlineAt: '2026-11-21T05:00:00+08:00',
  },
});
