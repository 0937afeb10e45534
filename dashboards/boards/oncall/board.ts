import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { firingRow } from './firing.ts';
import { matrixRow } from './matrix.ts';
import { moneyRow } from './money.ts';
import { recoveryRow } from './recovery.ts';
import { scopeRow, trendsRow } from './trends.ts';

export const onCall: Board = {
  name: 'onCall',
  description: w(
    'Are merchants going to miss money: how much, how many, how long until they notice; what fires and who owns it.',
    '商户会不会晚到账:金额、商户数、还有多久被察觉;什么在告警,由谁负责。',
  ),
  tags: ['on-call'],
  currency: true,
  from: 'now-6h',
  refresh: '30s',
  rows: [moneyRow, firingRow, matrixRow, trendsRow, scopeRow, recoveryRow],
};
