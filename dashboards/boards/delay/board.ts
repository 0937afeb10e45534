import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { costRow } from './cost.ts';
import { distributionRow, nowRow } from './distribution.ts';

export const delay: Board = {
  name: 'delay',
  description: w(
    'After an incident, or over weeks: how long money took, how much of it was late for how long, by channel, mode, bank and cause, and which alerts fired when.',
    '事后或按周分析:资金到账用时、逾期金额 × 时长(按通道、模式、银行、原因),以及期间的告警。',
  ),
  tags: ['analysis'],
  currency: true,
  from: 'now-7d',
  refresh: '5m',
  rows: [nowRow, distributionRow, costRow],
};
