import type { Cause } from './cause.ts';

/** A bank's system does not answer: declines of one issuer, payouts that time out. */
export const bankFault: Cause = {
  id: 'C17',
  label: 'bank_fault',
  names: { en: 'Bank system fault', zh: '银行系统故障' },
  kind: 'alert',
  team: 'channel_ops',
  stages: ['payout'],
  holds: ({ account, detail }) =>
    (account === 'payout.failed' || account === 'payout.returned') && detail === 'bank_timeout'
      ? 'all'
      : undefined,
};
