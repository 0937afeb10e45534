import type { Cause } from './cause.ts';

/** A mandate or regulation has a date, and nobody has said that we are ready. */
export const policyChange: Cause = {
  id: 'C35',
  label: 'policy_change',
  names: { en: 'Policy or mandate takes effect', zh: '政策或规范变更' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
