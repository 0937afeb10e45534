import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, day, merchant, minorUnits, reference } from './fields.ts';

export const chargeback = defineEvent({
  kind: 'chargeback',
  title: 'Chargeback or retrieval',
  doc: 'A dispute takes money from the clearing day it is debited in (`debited`) and gives it back when it is won (`reversed`).',
  money: true,
  fields: {
    channel: configured,
    caseId: reference,
    clearingDay: day,
    merchant,
    phase: z.enum(['debited', 'reversed']),
    amount: minorUnits,
    currency,
  },
  identity: (e) => `${e.clearingDay}|cb|${e.channel}|${e.caseId}|${e.phase}`,
  example: {
    at: '2026-11-20T09:30:00+08:00',
    channel: 'intl',
    caseId: 'CB20261120-17',
    clearingDay: '2026-11-20',
    merchant: '102290053310001',
    phase: 'debited',
    amount: 560_00,
    currency: 'CNY',
  },
});
