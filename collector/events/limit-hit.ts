import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, day, merchant, rrn } from './fields.ts';
import { limitKinds, limitPeriods } from './vocabulary.ts';

export const limitHit = defineEvent({
  kind: 'limit.hit',
  title: 'Limit hit',
  doc: 'Our own limit refused a transaction (an issuer limit shows as response code 61 or 65 instead).',
  fields: {
    channel: configured,
    rrn,
    clearingDay: day.optional(),
    merchant,
    limit: z.enum(limitKinds),
    period: z.enum(limitPeriods),
  },
  identity: (e) => `${e.clearingDay}|lh|${e.channel}|${e.rrn}`,
  example: {
    at: '2026-11-20T12:44:00+08:00',
    channel: 'cup_card',
    rrn: '632512000871',
    merchant: '102290053310001',
    limit: 'merchant',
    period: 'day',
  },
});
