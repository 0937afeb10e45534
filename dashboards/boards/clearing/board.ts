import type { Board } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';
import { filesRow } from './files.ts';
import { nowRow } from './now.ts';
import { reconciliationRow } from './reconciliation.ts';
import { uploadsRow } from './uploads.ts';

export const files: Board = {
  name: 'files',
  description: w(
    'Uploads from terminals, clearing files of channels, funds received, reconciliation: what is due when, here or not, whole or not.',
    '终端批上送、通道清算文件、到账资金与对账:应到、是否已到、是否完整。',
  ),
  tags: ['clearing'],
  currency: true,
  from: 'now-24h',
  refresh: '1m',
  rows: [nowRow, filesRow, uploadsRow, reconciliationRow],
};
