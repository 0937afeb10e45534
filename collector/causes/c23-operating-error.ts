import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

/** Payouts that came back without a reason that fits another cause: wrong account, wrong debit. */
export const operatingError: Cause = {
  id: 'C23',
  label: 'operating_error',
  names: { en: 'Operating error of an institution', zh: '机构操作失误' },
  kind: 'alert',
  team: 'channel_ops',
  stages: ['payout'],
  holds: cameBackFor('other'),
};
