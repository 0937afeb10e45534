import type { Cause } from './cause.ts';

/** A model fails more than its peers, whatever its firmware. One broken device goes to field service and alerts nobody. */
export const terminalHardware: Cause = {
  id: 'C03',
  label: 'terminal_hardware',
  names: { en: 'Terminal hardware fault', zh: '终端硬件故障' },
  kind: 'alert',
  team: 'terminal_fleet',
  stages: [],
};
