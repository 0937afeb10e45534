import type { Cause } from './cause.ts';

/** Somebody else uses the merchant account. Risk control decides; here only changes of settlement accounts are counted. */
export const accountMisuse: Cause = {
  id: 'C28',
  label: 'account_misuse',
  names: { en: 'Account misuse', zh: '账户被滥用' },
  kind: 'count-only',
  team: 'risk_ops',
  stages: [],
};
