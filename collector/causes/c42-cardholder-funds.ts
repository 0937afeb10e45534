import type { Cause } from './cause.ts';

/** Code 51. Never a fault of anybody here, however many there are. */
export const cardholderFunds: Cause = {
  id: 'C42',
  label: 'cardholder_funds',
  names: { en: 'Cardholder has insufficient funds', zh: '持卡人余额不足' },
  kind: 'never',
  team: 'channel_ops',
  stages: [],
};
