import { describe } from 'vitest';
import { file, reconciled } from '../ledger/stories/clearing.ts';
import { sale, unknown, upload } from '../ledger/stories/sales.ts';
import { noon, story } from './story.ts';

const cardSale = sale(noon, 'cup_card', 1, 'A', 100);
const fileOf = (gross: number) => file('2026-11-21 03:10', 'cup_card', '2026-11-20', gross);

describe('why money waits before it may be settled, docs/ledger.md', () => {
  story(
    'terminal.upload',
    [sale(noon, 'intl', 1, 'A', 70), upload('2026-11-20 22:30', 'intl', 2, 'A', 30, { result: 'rejected' })],
    [
      [
        'a refused record at once, the rest when the upload deadline is near',
        '2026-11-21 02:59',
        { 'terminal not_due': 70, 'terminal batch_upload': 30 },
      ],
      ['everything from 03:00 on', '2026-11-21 03:00', { 'terminal batch_upload overdue': 100 }],
    ],
  );

  story(
    'switch.unknown',
    [unknown(noon, 'cup_card', 1, 'A', 5), unknown('2026-11-20 12:00:45', 'cup_card', 2, 'A', 7)],
    [
      ['waits its normal time', '2026-11-20 12:01:00', { 'switch not_due': 12 }],
      [
        'then is unknown, each sale by itself',
        '2026-11-20 12:01:01',
        { 'switch unknown_outcome overdue': 5, 'switch not_due': 7 },
      ],
      ['in the end all of it', '2026-11-20 12:02:00', { 'switch unknown_outcome overdue': 12 }],
    ],
  );

  story(
    'switch.unknown of a wallet with a shorter patience',
    [unknown(noon, 'alipay', 1, 'A', 5)],
    [['after 30 s', '2026-11-20 12:00:31', { 'switch unknown_outcome overdue': 5 }]],
  );

  story(
    'clearing.captured without a file',
    [cardSale],
    [
      ['until the file is 20 minutes late', '2026-11-21 03:30', { 'clearing not_due': 100 }],
      ['then the file is late', '2026-11-21 03:31', { 'clearing clearing_delay': 100 }],
      [
        'and overdue at the internal deadline',
        '2026-11-21 05:00',
        { 'clearing clearing_delay overdue': 100 },
      ],
    ],
  );

  story(
    'clearing.captured of a wallet',
    [sale(noon, 'wechat_file', 1, 'A', 100)],
    [
      ['is a late bill', '2026-11-21 09:51', { 'clearing third_party_settlement': 100 }],
      ['and overdue', '2026-11-21 12:00', { 'clearing third_party_settlement overdue': 100 }],
    ],
  );

  story(
    'clearing.captured and a file that came without it',
    [cardSale, fileOf(0)],
    [
      ['lines may follow for ten minutes', '2026-11-21 03:20', { 'clearing not_due': 100 }],
      ['then it is not in the file', '2026-11-21 03:21', { 'clearing clearing_delay': 100 }],
    ],
  );

  story(
    'clearing.captured and reconciliation',
    [
      cardSale,
      fileOf(0),
      reconciled('2026-11-21 04:00', 'cup_card', '2026-11-20', [
        ['cutover_shift', 20],
        ['one_sided_ledger', 25],
        ['amount', 5],
        ['one_sided_channel', 900],
      ]),
    ],
    [
      [
        'the day-cut is benign, the rest of what it names is a mismatch, what is left is the file',
        '2026-11-21 04:30',
        { 'clearing not_due': 20, 'clearing data_mismatch': 30, 'clearing clearing_delay': 50 },
      ],
      [
        'the day-cut is overdue like everything else',
        '2026-11-21 05:00',
        {
          'clearing not_due overdue': 20,
          'clearing data_mismatch overdue': 30,
          'clearing clearing_delay overdue': 50,
        },
      ],
      [
        'and benign for one day only',
        '2026-11-22 03:11',
        { 'clearing data_mismatch overdue': 30, 'clearing clearing_delay overdue': 70 },
      ],
    ],
  );

  story(
    'one mismatch and two modes that wait',
    [
      sale(noon, 'cup_card', 1, 'A', 100),
      sale(noon, 'cup_card', 2, 'D', 100),
      fileOf(0),
      reconciled('2026-11-21 04:00', 'cup_card', '2026-11-20', [
        ['cutover_shift', 60],
        ['file_gap', 120],
      ]),
    ],
    [
      [
        'each fen is used once',
        '2026-11-21 04:30',
        { 'clearing not_due': 60, 'clearing data_mismatch': 120, 'clearing clearing_delay': 20 },
      ],
    ],
  );

  story(
    'a mismatch in another currency',
    [
      cardSale,
      fileOf(0),
      reconciled('2026-11-21 04:00', 'cup_card', '2026-11-20', [['file_gap', 100]], { currency: 'USD' }),
    ],
    [['explains nothing', '2026-11-21 04:30', { 'clearing clearing_delay': 100 }]],
  );
});
