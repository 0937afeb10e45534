import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count, currency, day, minorUnits } from './fields.ts';
import { mismatchKinds } from './vocabulary.ts';

export const reconciliationResult = defineEvent({
  kind: 'reconciliation.result',
  title: 'Reconciliation result',
  doc: 'What a reconciliation run left open for one channel and clearing day, by kind. A level: a later run replaces the figures; kinds left out are closed.',
  grain: 'level',
  fields: {
    channel: configured,
    clearingDay: day,
    currency,
    open: z.array(z.object({ type: z.enum(mismatchKinds), items: count, amount: minorUnits })).max(7),
  },
  identity: (e) => `${e.clearingDay}|${e.channel}`,
  example: {
    at: '2026-11-21T04:00:00+08:00',
    channel: 'cup_card',
    clearingDay: '2026-11-20',
    currency: 'CNY',
    open: [{ type: 'cutover_shift', items: 210, amount: 61_200_00 }],
  },
});
