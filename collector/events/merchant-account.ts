import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, currency, merchant, minorUnits, reference } from './fields.ts';
import { accountFunctions, freezeReasons, initiators } from './vocabulary.ts';

export const merchantAccount = defineEvent({
  kind: 'merchant.account',
  title: 'Account frozen, limited or released',
  doc: 'A restriction of a merchant starts (`freeze`, `limit`) or ends (`release`). `ref` names the restriction, so that several can lie on one merchant at a time.',
  record: true,
  fields: {
    merchant,
    ref: reference,
    action: z.enum(['freeze', 'limit', 'release']),
    function: z.enum(accountFunctions),
    reason: z.enum(freezeReasons),
    initiator: z.enum(initiators),
    /** Channel that imposed it; left out when it holds for all. */
    channel: configured.optional(),
    /** What the account held at that moment, if the risk system says so. */
    held: minorUnits.optional(),
    currency: currency.optional(),
  },
  identity: (e) => `-|ma|${e.ref}|${e.action}`,
  volatile: ['held'],
  example: {
    at: '2026-11-20T14:05:00+08:00',
    merchant: '102290053310001',
    ref: 'FRZ-20261120-77',
    action: 'freeze',
    function: 'payout',
    reason: 'risk_control',
    initiator: 'own_risk',
    held: 12_400_00,
    currency: 'CNY',
  },
});
