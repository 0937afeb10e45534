import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count } from './fields.ts';

export const terminalPresence = defineEvent({
  kind: 'terminal.presence',
  title: 'Terminal presence snapshot',
  doc: 'A fleet manager counts its terminals instead of sending single heartbeats: one snapshot holds the whole fleet of one source, group by group. The newest snapshot of a source replaces the one before.',
  grain: 'level',
  fields: {
    groups: z
      .array(
        z.object({
          region: configured,
          network: configured,
          carrier: configured.optional(),
          gateway: configured.optional(),
          model: configured.optional(),
          firmware: configured.optional(),
          /** Terminals in service in this group. */
          active: count,
          /** Of those, heard from within their heartbeat period. */
          online: count,
          /** Of those, silent for at least 5 min, 15 min, 1 h, 24 h (cumulative bands). */
          silent5m: count.optional(),
          silent15m: count.optional(),
          silent1h: count.optional(),
          silent24h: count.optional(),
        }),
      )
      .max(20_000),
  },
  identity: (e) => e.source ?? '',
  example: {
    at: '2026-11-20T12:00:00+08:00',
    groups: [
      { region: 'east', network: 'cellular', carrier: 'carrier_x', model: 'p8', active: 1200, online: 1130 },
    ],
  },
});
