import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, instant, merchant, minorUnits, reference } from './fields.ts';
import { limitKinds, limitPeriods } from './vocabulary.ts';

export const limitChange = defineEvent({
  kind: 'limit.change',
  title: 'Limit changed',
  doc: 'A transaction limit was changed, for one merchant, a channel, or all terminals.',
  record: true,
  fields: {
    changeId: reference,
    limit: z.enum(limitKinds),
    period: z.enum(limitPeriods),
    merchant: merchant.optional(),
    channel: configured.optional(),
    from: minorUnits,
    to: minorUnits,
    effectiveAt: instant,
  },
  identity: (e) => `-|lc|${e.changeId}`,
  example: {
    at: '2026-11-20T18:00:00+08:00',
    changeId: 'LIM-331',
    limit: 'merchant',
    period: 'day',
    channel: 'cup_card',
    from: 500_000_00,
    to: 50_000_00,
    effectiveAt: '2026-11-21T00:00:00+08:00',
  },
});
