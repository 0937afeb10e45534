/** Causes that lie with a channel, a bank or a clearing institution (domain.md 1.2), by label: there somebody is to be called and shown evidence. */
export const providerSideCauses = [
  'channel_fault',
  'maintenance',
  'third_party_fault',
  'third_party_sync',
  'bank_link',
  'bank_fault',
  'bank_slow',
  'clearing_delay',
  'third_party_settlement',
] as const;
