import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { banksRow } from './banks.ts';
import { clockRow } from './clock.ts';
import { nowRow } from './now.ts';
import { pathRow } from './path.ts';
import { payersRow } from './payers.ts';

export const settlement: Board = {
  name: 'settlement',
  description: w(
    'The money path: where unpaid money is, why it waits, by when it must move, which bank has it, and whether there is money to pay it from.',
    '资金路径:未付资金在哪里、为何等待、何时必须流转、在哪家银行、付款账户是否充足。',
  ),
  tags: ['settlement'],
  currency: true,
  from: 'now-24h',
  refresh: '1m',
  rows: [nowRow, pathRow, clockRow, banksRow, payersRow],
};
