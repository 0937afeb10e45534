import type { Cause } from './cause.ts';

/** One transaction type fails where the others of its channel work: terminals or merchants lack a step it needs. */
export const newMethod: Cause = {
  id: 'C36',
  label: 'new_method',
  names: { en: 'New payment method not supported', zh: '新支付方式未适配' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
