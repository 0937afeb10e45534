import type { Cause } from './cause.ts';

/** A wallet's bill is late, or came without this money. */
export const thirdPartySettlement: Cause = {
  id: 'C20',
  label: 'third_party_settlement',
  names: { en: 'Third-party settlement late', zh: '第三方结算延迟' },
  kind: 'alert',
  team: 'clearing_ops',
  stages: ['clearing'],
  holds(waiting) {
    if (waiting.account !== 'clearing.captured') return undefined;
    const channel = waiting.ledger.foundation.business.channel(waiting.cell.channel);
    if (channel?.type !== 'wallet') return undefined;
    return waiting.file() === 'early' ? undefined : 'all';
  },
};
