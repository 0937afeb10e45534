import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { aftermathRow } from './aftermath.ts';
import { nowRow } from './now.ts';
import { outcomesRow } from './outcomes.ts';
import { scopeRow } from './scope.ts';

export const channel: Board = {
  name: 'channel',
  description: w(
    'One channel or several: what fails, with which codes, how slow, which issuer, node or link; what that leaves behind.',
    '一个或多个通道:失败了什么、应答码、时延、发卡行、节点与链路;以及遗留问题。',
  ),
  tags: ['channel'],
  currency: true,
  from: 'now-6h',
  refresh: '30s',
  rows: [nowRow, outcomesRow, scopeRow, aftermathRow],
};
