import type { Cause } from './cause.ts';

/** What we see is old, incomplete or inconsistent: a source is silent, this system is down, or its books do not balance. */
export const dataStale: Cause = {
  id: 'C32',
  label: 'data_stale',
  names: { en: 'Data not updated in time', zh: '数据更新不及时' },
  kind: 'alert',
  team: 'platform',
  stages: [],
};
