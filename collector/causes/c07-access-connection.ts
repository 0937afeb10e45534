import type { Cause } from './cause.ts';

/** A connection concentrator is down or refuses: requests do not reach the switch. */
export const accessConnection: Cause = {
  id: 'C07',
  label: 'access_connection',
  names: { en: 'Connection between terminals and switch broken', zh: '终端与系统连接中断' },
  kind: 'alert',
  team: 'network',
  stages: [],
};
