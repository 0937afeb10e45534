import type { Cause } from './cause.ts';

/** One firmware fails more than the others of its model: a bad release. */
export const terminalSoftware: Cause = {
  id: 'C04',
  label: 'terminal_software',
  names: { en: 'Terminal software fault', zh: '终端软件故障' },
  kind: 'alert',
  team: 'terminal_fleet',
  stages: [],
};
