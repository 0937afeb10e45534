import type { Cause } from './cause.ts';

/** Codes 54, 14 and their like. Never a fault of anybody here. */
export const cardholderCard: Cause = {
  id: 'C43',
  label: 'cardholder_card',
  names: { en: 'Card expired or not usable', zh: '卡片过期或不可用' },
  kind: 'never',
  team: 'channel_ops',
  stages: [],
};
