import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, day } from './fields.ts';

export const channelCutover = defineEvent({
  kind: 'channel.cutover',
  title: 'Day-cut of a channel (messages 201 and 202)',
  doc: 'Start and end of the cut-over as the channel announced it. Between the two, code 90 is benign; the recorded start overrides the nominal day-cut of that clearing day.',
  fields: {
    channel: configured,
    /** The clearing day that ends. */
    clearingDay: day,
    phase: z.enum(['start', 'end']),
  },
  identity: (e) => `${e.clearingDay}|co|${e.channel}|${e.phase}`,
  example: {
    at: '2026-11-20T23:00:00+08:00',
    channel: 'cup_card',
    clearingDay: '2026-11-20',
    phase: 'start',
  },
});
