import { z } from 'zod';
import { defineEvent } from './define.ts';
import { day, reference } from './fields.ts';

export const settlementRelease = defineEvent({
  kind: 'settlement.release',
  title: 'Settlement order released',
  doc: 'Ends a hold of an order: the money is free to be instructed again.',
  money: true,
  fields: { orderId: reference, settlementDay: day, hold: z.int().min(1).max(999).default(1) },
  identity: (e) => `${e.settlementDay}|sl|${e.orderId}|${e.hold}`,
  example: {
    at: '2026-11-21T15:50:00+08:00',
    orderId: 'SO-20261121-000017',
    settlementDay: '2026-11-21',
  },
});
