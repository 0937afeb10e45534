import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, count, instant } from './fields.ts';
import { credentials } from './vocabulary.ts';

export const terminalCredentials = defineEvent({
  kind: 'terminal.credentials',
  title: 'Credential expiry inventory',
  doc: 'How many terminals of a model hold a certificate or key that ends at one instant. A level per model, credential and end; send 0 when the last one was renewed.',
  grain: 'level',
  record: true,
  fields: {
    model: configured,
    credential: z.enum(credentials),
    notAfter: instant,
    terminals: count,
  },
  identity: (e) => `${e.model}|${e.credential}|${e.notAfter}`,
  example: {
    at: '2026-11-20T06:00:00+08:00',
    model: 'p8',
    credential: 'ca_cert',
    notAfter: '2026-12-20T08:00:00+08:00',
    terminals: 42_300,
  },
});
