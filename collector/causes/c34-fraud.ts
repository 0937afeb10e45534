import type { Cause } from './cause.ts';

/** Risk control decides; here it shows as freezes. */
export const fraud: Cause = {
  id: 'C34',
  label: 'fraud',
  names: { en: 'Fraud', zh: '欺诈行为' },
  kind: 'count-only',
  team: 'risk_ops',
  stages: [],
};
