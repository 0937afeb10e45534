import type { Cause } from './cause.ts';

/** The clearing institution's file is late, or came without this money. */
export const clearingDelay: Cause = {
  id: 'C19',
  label: 'clearing_delay',
  names: { en: 'Clearing file late or incomplete', zh: '清算文件延迟或不完整' },
  kind: 'alert',
  team: 'clearing_ops',
  stages: ['clearing'],
  holds(waiting) {
    if (waiting.account !== 'clearing.captured') return undefined;
    const channel = waiting.ledger.foundation.business.channel(waiting.cell.channel);
    if (channel?.type === 'wallet') return undefined;
    return waiting.file() === 'early' ? undefined : 'all';
  },
};
