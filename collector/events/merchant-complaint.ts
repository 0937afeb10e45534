import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, day, merchant, reference } from './fields.ts';
import { complaintCategories } from './vocabulary.ts';

export const merchantComplaint = defineEvent({
  kind: 'merchant.complaint',
  title: 'Merchant complaint',
  doc: 'A merchant called. A lagging signal: used to score how much earlier an alert was.',
  fields: {
    complaintId: reference,
    day,
    category: z.enum(complaintCategories),
    merchant: merchant.optional(),
    channel: configured.optional(),
  },
  identity: (e) => `${e.day}|mp|${e.complaintId}`,
  example: {
    at: '2026-11-20T12:18:00+08:00',
    complaintId: 'CALL-20261120-5',
    day: '2026-11-20',
    category: 'not_credited',
    channel: 'cup_card',
  },
});
