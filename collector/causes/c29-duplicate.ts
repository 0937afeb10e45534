import { cameBackFor } from './cameback.ts';
import type { Cause } from './cause.ts';

/** The same payment twice: the second was refused. */
export const duplicate: Cause = {
  id: 'C29',
  label: 'duplicate',
  names: { en: 'Duplicate transaction or payout', zh: '重复交易' },
  kind: 'alert',
  team: 'sre',
  stages: ['payout'],
  holds: cameBackFor('duplicate'),
};
