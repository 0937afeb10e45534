import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, day, merchant } from './fields.ts';

/** Settlement mode of a contract: `T+n`/`D+n` days, `S+0` minutes, `W+n` weekday, `M+n` day of the month. */
export const contractMode = z.string().regex(/^(?:[TD]\+[0-7]|S\+0|W\+[1-7]|M\+(?:[1-9]|[12]\d|3[01]))$/);

export const merchantContract = defineEvent({
  kind: 'merchant.contract',
  title: 'Merchant contract of record',
  doc: 'Onboarding of a merchant and every later change of its settlement mode or account. Due dates follow this record, from `effectiveFrom` (a clearing day) on, and nothing else: what a settlement system later does with the merchant is held against it.',
  record: true,
  fields: {
    merchant,
    /** Rises with every change of the same merchant, from 1. */
    version: z.int().min(1).max(1e6),
    mode: contractMode,
    bank: configured,
    effectiveFrom: day,
    onboardedOn: day,
    change: z.enum(['onboarding', 'mode', 'account', 'bank', 'closed', 'other']),
    /** Who changed it: a person's order, a bulk release of rules, a migration. */
    origin: z.enum(['merchant_request', 'operations', 'rule_release', 'migration']).default('operations'),
    channels: z.array(configured).max(32).optional(),
  },
  identity: (e) => `-|mc|${e.merchant}|${e.version}`,
  example: {
    at: '2026-11-01T10:00:00+08:00',
    merchant: '102290053310001',
    version: 1,
    mode: 'D+1',
    bank: 'bank_a',
    effectiveFrom: '2026-11-01',
    onboardedOn: '2026-11-01',
    change: 'onboarding',
    channels: ['cup_card', 'cup_qr', 'alipay'],
  },
});
