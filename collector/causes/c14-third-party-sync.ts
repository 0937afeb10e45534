import type { Cause } from './cause.ts';

/** A wallet was paid but its notification comes late or never, so the merchant screen waits. */
export const thirdPartySync: Cause = {
  id: 'C14',
  label: 'third_party_sync',
  names: { en: 'Third-party notifications late or lost', zh: '第三方数据同步延迟' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
