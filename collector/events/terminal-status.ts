import { z } from 'zod';
import { defineEvent } from './define.ts';
import { count, instant, minorUnits, terminal } from './fields.ts';

export const terminalStatus = defineEvent({
  kind: 'terminal.status',
  title: 'Terminal status upload (0820)',
  doc: 'Fault bits and what is still inside the device: reversals not sent, offline sales not uploaded. A level per terminal.',
  grain: 'level',
  fields: {
    terminal,
    faults: z
      .array(z.enum(['printer', 'card_reader', 'pin_pad', 'contactless', 'battery', 'other']))
      .max(6)
      .optional(),
    signalDbm: z.int().min(-150).max(0).optional(),
    batteryPercent: z.int().min(0).max(100).optional(),
    pendingReversals: count.optional(),
    offlineTransactions: count.optional(),
    offlineAmount: minorUnits.optional(),
    offlineOldestAt: instant.optional(),
    positionMismatch: z.boolean().optional(),
  },
  identity: (e) => e.terminal,
  example: {
    at: '2026-11-20T12:05:00+08:00',
    terminal: 'T0000017',
    faults: ['printer'],
    pendingReversals: 0,
    offlineTransactions: 2,
    offlineAmount: 35_00,
  },
});
