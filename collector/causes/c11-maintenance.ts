import type { Cause } from './cause.ts';

/** Maintenance of a payout bank, inside its window or overrunning it. */
export const maintenance: Cause = {
  id: 'C11',
  label: 'maintenance',
  names: { en: 'Channel or bank maintenance', zh: '通道或银行维护' },
  kind: 'alert',
  team: 'channel_ops',
  stages: ['payout'],
  holds({ account, detail, now, ledger }) {
    if (account === 'payout.failed' || account === 'payout.returned')
      return detail === 'bank_maintenance' ? 'all' : undefined;
    if (account !== 'payout.instructed' && account !== 'payout.accepted') return undefined;
    return ledger.maintenance.windowOf('bank', detail, now) === undefined ? undefined : 'all';
  },
};
