import { z } from 'zod';
import { defineEvent } from './define.ts';
import { count, day, reference } from './fields.ts';
import { settlementModes } from './vocabulary.ts';

export const settlementRun = defineEvent({
  kind: 'settlement.run',
  title: 'Settlement run',
  doc: 'The calculation that makes settlement orders for one mode and settlement day: planned, started, finished or failed.',
  fields: {
    runId: reference,
    mode: z.enum(settlementModes),
    settlementDay: day,
    phase: z.enum(['planned', 'started', 'finished', 'failed']),
    /** Orders made, on `finished`. */
    orders: count.optional(),
  },
  identity: (e) => `${e.settlementDay}|sr|${e.runId}|${e.phase}`,
  example: {
    at: '2026-11-21T05:20:00+08:00',
    runId: 'RUN-D1-20261121',
    mode: 'D+1',
    settlementDay: '2026-11-21',
    phase: 'finished',
    orders: 1180,
  },
});
