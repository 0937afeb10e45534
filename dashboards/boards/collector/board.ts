import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { booksRow } from './books.ts';
import { intakeRow, nowRow } from './intake.ts';
import { processRow } from './process.ts';

export const collector: Board = {
  name: 'collector',
  description: w(
    'Can these boards be believed: what comes in, what is rejected, which source is silent, whether the books balance, how the process and its Prometheus do.',
    '看板是否可信:接入量、拒收、静默数据源、账是否平、进程与 Prometheus 状态。',
  ),
  tags: ['collector'],
  currency: true,
  from: 'now-3h',
  refresh: '30s',
  rows: [nowRow, intakeRow, booksRow, processRow],
};
