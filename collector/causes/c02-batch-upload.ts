import type { Cause } from './cause.ts';

/** Captures, offline sales and tips that are money only once uploaded, and whose upload failed or is overdue. */
export const batchUpload: Cause = {
  id: 'C02',
  label: 'batch_upload',
  names: { en: 'Batch upload outstanding', zh: '批上送未完成' },
  kind: 'alert',
  team: 'terminal_fleet',
  stages: ['terminal'],
  holds({ account, sales, cell, now, ledger }) {
    if (account !== 'terminal.upload') return undefined;
    return now >= ledger.money.deadlines.upload(cell) ? 'all' : sales?.failed;
  },
};
