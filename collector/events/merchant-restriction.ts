import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, instant, merchant, reference } from './fields.ts';
import { accountFunctions, freezeReasons, initiators } from './vocabulary.ts';

export const merchantRestriction = defineEvent({
  kind: 'merchant.restriction',
  title: 'Scheduled restriction',
  doc: 'A wallet, bank or regulator announced that it will restrict a merchant from a date on: the best early warning there is. A level per reference; `cancelled` when it was lifted in time.',
  grain: 'level',
  record: true,
  fields: {
    ref: reference,
    merchant,
    channel: configured,
    function: z.enum(accountFunctions),
    reason: z.enum(freezeReasons),
    initiator: z.enum(initiators),
    effectiveAt: instant,
    cancelled: z.boolean().optional(),
  },
  identity: (e) => e.ref,
  example: {
    at: '2026-11-20T10:00:00+08:00',
    ref: 'RST-20261120-4',
    merchant: '102290053310001',
    channel: 'wechat',
    function: 'collection',
    reason: 'document_expired',
    initiator: 'wallet',
    effectiveAt: '2026-11-25T00:00:00+08:00',
  },
});
