import { z } from 'zod';
import { identifierPatterns } from '../carddata/identifiers.ts';
import { defineEvent } from './define.ts';
import { configured, day, terminal } from './fields.ts';
import { signInResults } from './vocabulary.ts';

export const terminalSignIn = defineEvent({
  kind: 'terminal.sign_in',
  title: 'Terminal sign-in (0800/0810)',
  doc: 'Working keys and the batch number change at sign-in; a fleet signs in about once a day, so a morning wave is normal.',
  fields: {
    terminal,
    /** F13 local date of the message. */
    day,
    /** F11 system trace audit number: unique per terminal and day. */
    trace: z.string().regex(identifierPatterns.trace.pattern),
    result: z.enum(signInResults),
    gateway: configured.optional(),
  },
  identity: (e) => `${e.day}|si|${e.terminal}|${e.trace}`,
  example: {
    at: '2026-11-20T08:01:00+08:00',
    terminal: 'T0000017',
    day: '2026-11-20',
    trace: '000001',
    result: 'ok',
  },
});
