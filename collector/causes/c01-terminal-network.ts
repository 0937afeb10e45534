import type { Cause } from './cause.ts';

/** Terminals of one carrier, region or access point cannot reach us. One shop alone is the shop; many at once are the network. */
export const terminalNetwork: Cause = {
  id: 'C01',
  label: 'terminal_network',
  names: { en: 'Terminal network interrupted', zh: '终端网络中断' },
  kind: 'alert',
  team: 'network',
  stages: [],
};
