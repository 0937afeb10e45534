import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

const refused = cameBackFor('name_mismatch', 'account_not_found', 'branch_info_wrong', 'id_check_failed');

/** The settlement account on record is wrong: name, number or branch. */
export const accountSetup: Cause = {
  id: 'C26',
  label: 'account_setup',
  names: { en: 'Settlement account set up wrong', zh: '结算账户设置错误' },
  kind: 'alert',
  team: 'merchant_ops',
  stages: ['account', 'payout'],
  holds: (waiting) =>
    waiting.account === 'account.held' && waiting.detail === 'settlement_account_invalid'
      ? 'all'
      : refused(waiting),
};
