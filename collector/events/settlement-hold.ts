import { z } from 'zod';
import { defineEvent } from './define.ts';
import { day, reference } from './fields.ts';
import { freezeReasons, initiators } from './vocabulary.ts';

export const settlementHold = defineEvent({
  kind: 'settlement.hold',
  title: 'Settlement order held',
  doc: 'An order is kept back, with its reason and who asked for it. The money waits at the account stage until a release.',
  money: true,
  fields: {
    orderId: reference,
    settlementDay: day,
    /** Counts holds of the same order, from 1; a release carries the same number. */
    hold: z.int().min(1).max(999).default(1),
    reason: z.enum(freezeReasons),
    initiator: z.enum(initiators),
  },
  identity: (e) => `${e.settlementDay}|sh|${e.orderId}|${e.hold}`,
  example: {
    at: '2026-11-21T05:21:00+08:00',
    orderId: 'SO-20261121-000017',
    settlementDay: '2026-11-21',
    reason: 'risk_control',
    initiator: 'own_risk',
  },
});
