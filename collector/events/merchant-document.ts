import { z } from 'zod';
import { defineEvent } from './define.ts';
import { day, merchant } from './fields.ts';
import { documents } from './vocabulary.ts';

export const merchantDocument = defineEvent({
  kind: 'merchant.document',
  title: 'Merchant document expiry',
  doc: 'When a licence, identity paper or agreement ends. A level per merchant and document.',
  grain: 'level',
  record: true,
  fields: { merchant, document: z.enum(documents), expiresOn: day },
  identity: (e) => `${e.merchant}|${e.document}`,
  example: {
    at: '2026-11-20T02:00:00+08:00',
    merchant: '102290053310001',
    document: 'licence',
    expiresOn: '2026-12-31',
  },
});
