import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { aheadRow } from './ahead.ts';
import { frozenRow, nowRow } from './frozen.ts';

export const accounts: Board = {
  name: 'accounts',
  description: w(
    'Frozen and limited merchants, the money that holds, restrictions announced, papers that end, limits that refuse.',
    '被冻结与受限商户、被占用资金、已公告限制、到期证照与限额拒绝。',
  ),
  tags: ['accounts'],
  currency: true,
  from: 'now-24h',
  refresh: '1m',
  rows: [nowRow, frozenRow, aheadRow],
};
