import type { Cause } from './cause.ts';

/** The network cannot route to banks: several issuers fail with routing codes while the channel itself answers. */
export const bankLink: Cause = {
  id: 'C16',
  label: 'bank_link',
  names: { en: 'Link between banks and the payment network unstable', zh: '银行与支付网络连接不稳定' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
