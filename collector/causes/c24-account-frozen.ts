import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

/** Reasons of a hold that are causes of their own. */
const elsewhere = new Set(['dispute_hold', 'limit', 'settlement_account_invalid']);
const refused = cameBackFor('compliance_reject');

/** Merchant account frozen or restricted, by risk control, a bank, a wallet, a court or a regulator. */
export const accountFrozen: Cause = {
  id: 'C24',
  label: 'account_frozen',
  names: { en: 'Merchant account frozen or restricted', zh: '商户账户冻结或受限' },
  kind: 'alert',
  team: 'risk_ops',
  stages: ['account', 'payout'],
  holds: (waiting) =>
    waiting.account === 'account.held'
      ? elsewhere.has(waiting.detail)
        ? undefined
        : 'all'
      : refused(waiting),
};
