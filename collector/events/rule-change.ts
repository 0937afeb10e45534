import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, instant, reference } from './fields.ts';
import { ruleKinds } from './vocabulary.ts';

export const ruleChange = defineEvent({
  kind: 'rule.change',
  title: 'Rule or calendar change',
  doc: 'An interface mandate, settlement, fee, limit, risk rule or calendar change with its date and owner. A level per change: acknowledgement arrives as a later event of the same change.',
  grain: 'level',
  record: true,
  fields: {
    changeId: reference,
    scope: configured,
    type: z.enum(ruleKinds),
    effectiveAt: instant,
    /** Team that owns the change. */
    owner: configured,
    acknowledged: z.boolean(),
    cancelled: z.boolean().optional(),
  },
  identity: (e) => e.changeId,
  example: {
    at: '2026-11-13T10:00:00+08:00',
    changeId: 'CHG-2211',
    scope: 'cup_card',
    type: 'interface',
    effectiveAt: '2026-11-27T00:00:00+08:00',
    owner: 'channel_ops',
    acknowledged: false,
  },
});
