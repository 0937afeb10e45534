import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count, instant } from './fields.ts';
import { gatewayErrors } from './vocabulary.ts';

export const accessGateway = defineEvent({
  kind: 'access.gateway',
  title: 'Access gateway state',
  doc: 'State of a connection concentrator at the end of a reporting interval, with the connection errors of that interval by reason. One event per gateway and interval.',
  fields: {
    gateway: configured,
    /** Start of the interval the error counts cover; it identifies the report. */
    from: instant,
    up: z.boolean(),
    connections: count,
    errors: z.partialRecord(z.enum(gatewayErrors), count).optional(),
  },
  identity: (e) => `${e.from.slice(0, 10)}|gw|${e.gateway}|${e.from}`,
  example: {
    at: '2026-11-20T12:01:00+08:00',
    gateway: 'gw1',
    from: '2026-11-20T12:00:00+08:00',
    up: true,
    connections: 41_200,
    errors: { tls: 3, timeout: 11 },
  },
});
