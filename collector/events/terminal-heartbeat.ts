import { defineEvent } from './define.ts';
import { configured, milliseconds, terminal } from './fields.ts';

export const terminalHeartbeat = defineEvent({
  kind: 'terminal.heartbeat',
  title: 'Terminal heartbeat',
  doc: 'A terminal is alive. A level: last-seen only moves forward, older or equal beats change nothing and need no key. Attributes left out keep what the registry said.',
  grain: 'level',
  fields: {
    terminal,
    network: configured.optional(),
    firmware: configured.optional(),
    /** Echo round trip (0820 with F60.3 = 301), milliseconds. */
    rttMs: milliseconds.optional(),
  },
  identity: (e) => e.terminal,
  example: { at: '2026-11-20T12:00:00+08:00', terminal: 'T0000017', network: 'cellular', rttMs: 180 },
});
