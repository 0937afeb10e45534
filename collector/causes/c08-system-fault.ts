import type { Cause } from './cause.ts';

/** Our own switch, database, key store or merchant table fails: many channels, or one node, at once. */
export const systemFault: Cause = {
  id: 'C08',
  label: 'system_fault',
  names: { en: 'Own switch or platform fault', zh: '收单系统故障' },
  kind: 'alert',
  team: 'sre',
  stages: [],
};
