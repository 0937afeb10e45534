import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

/** The merchant's bank account cannot take the money. */
export const accountStatus: Cause = {
  id: 'C27',
  label: 'account_status',
  names: { en: 'Account closed, dormant or limited by its bank', zh: '账户状态异常' },
  kind: 'alert',
  team: 'merchant_ops',
  stages: ['payout'],
  holds: cameBackFor('account_closed', 'account_dormant', 'account_type_limit', 'account_frozen'),
};
