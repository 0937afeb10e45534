import type { Cause } from './cause.ts';

/** A sale without goods. Risk control decides; here it shows as held money. */
export const falseTransaction: Cause = {
  id: 'C30',
  label: 'false_transaction',
  names: { en: 'False transaction', zh: '虚假交易' },
  kind: 'count-only',
  team: 'risk_ops',
  stages: [],
};
