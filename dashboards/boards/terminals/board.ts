import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { accessRow } from './access.ts';
import { devicesRow } from './devices.ts';
import { fleetRow, reachRow } from './reach.ts';

export const terminals: Board = {
  name: 'terminals',
  description: w(
    'Who cannot reach us: by region, network, carrier, gateway, model and firmware; and whose certificates end soon.',
    '哪些终端无法接入:按地区、网络、运营商、网关、机型与固件;以及即将到期的证书。',
  ),
  tags: ['terminals'],
  currency: false,
  from: 'now-6h',
  refresh: '1m',
  rows: [fleetRow, reachRow, accessRow, devicesRow],
};
