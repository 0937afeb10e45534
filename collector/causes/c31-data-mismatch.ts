import type { Cause } from './cause.ts';

/**
 * Reconciliation found that the file and our books disagree about this money. What only the channel has is not in our
 * books, so it cannot be what waits here.
 */
export const dataMismatch: Cause = {
  id: 'C31',
  label: 'data_mismatch',
  names: { en: 'Data does not match in reconciliation', zh: '对账数据不符' },
  kind: 'alert',
  team: 'clearing_ops',
  stages: ['clearing'],
  holds(waiting) {
    if (waiting.account !== 'clearing.captured' || waiting.file() !== 'left') return undefined;
    return waiting.mismatched(['one_sided_ledger', 'amount', 'status', 'duplicate', 'file_gap']);
  },
};
