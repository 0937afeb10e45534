import type { Cause } from './cause.ts';

/** A wallet answers with system errors or not at all. */
export const thirdPartyFault: Cause = {
  id: 'C13',
  label: 'third_party_fault',
  names: { en: 'Third-party platform fault', zh: '第三方平台故障' },
  kind: 'alert',
  team: 'channel_ops',
  stages: [],
};
