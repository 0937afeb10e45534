import type { Cause } from './cause.ts';

/** A card scheme, QR switch or bank channel fails or its link is down. */
export const channelFault: Cause = {
  id: 'C10',
  label: 'channel_fault',
  names: { en: 'Payment channel fault', zh: '支付通道故障' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
