import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, instant, reference } from './fields.ts';
import { maintenanceKinds, maintenanceScopes } from './vocabulary.ts';

export const maintenanceWindow = defineEvent({
  kind: 'maintenance.window',
  title: 'Maintenance window',
  doc: 'Announced maintenance of a channel, bank, issuer or gateway. A level per window: a later announcement moves it, `cancelled` withdraws it, `endedAt` says when it really ended.',
  grain: 'level',
  record: true,
  fields: {
    windowId: reference,
    scope: z.enum(maintenanceScopes),
    /** Which channel, bank, issuer or gateway; `all` with scope `all`. */
    subject: configured,
    type: z.enum(maintenanceKinds),
    start: instant,
    end: instant,
    endedAt: instant.optional(),
    cancelled: z.boolean().optional(),
  },
  identity: (e) => e.windowId,
  example: {
    at: '2026-11-18T10:00:00+08:00',
    windowId: 'MW-20261121-bank_a',
    scope: 'bank',
    subject: 'bank_a',
    type: 'planned',
    start: '2026-11-21T00:00:00+08:00',
    end: '2026-11-21T04:00:00+08:00',
  },
});
