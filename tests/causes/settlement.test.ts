import { describe } from 'vitest';
import { file, line } from '../ledger/stories/clearing.ts';
import { sale } from '../ledger/stories/sales.ts';
import { runEvent } from '../ledger/stories/settlement.ts';
import { noon, story } from './story.ts';

describe('why money waits for its order, docs/ledger.md', () => {
  const cleared = sale(noon, 'alipay', 1, 'A', 100);

  story(
    'settlement.cleared without a run',
    [cleared],
    [
      ['waits over the weekend', '2026-11-22 23:59', { 'settlement not_due': 100 }],
      ['until the deadline of the run', '2026-11-23 06:29', { 'settlement not_due': 100 }],
      [
        'then somebody decided that there is none',
        '2026-11-23 06:30',
        { 'settlement rule_change overdue': 100 },
      ],
    ],
  );

  story(
    'settlement.cleared and a run that was planned',
    [cleared, runEvent('2026-11-23 05:00', 'T+1', 'planned')],
    [['is late', '2026-11-23 06:30', { 'settlement processing_delay overdue': 100 }]],
  );

  story(
    'settlement.cleared and a run that failed',
    [cleared, runEvent('2026-11-23 05:00', 'T+1', 'started'), runEvent('2026-11-23 05:10', 'T+1', 'failed')],
    [['is late', '2026-11-23 06:30', { 'settlement processing_delay overdue': 100 }]],
  );

  story(
    'settlement.cleared and a run that finished',
    [cleared, runEvent('2026-11-23 05:30', 'T+1', 'finished')],
    [['without it', '2026-11-23 06:30', { 'settlement rule_change overdue': 100 }]],
  );

  story(
    'settlement.cleared of D+1',
    [sale(noon, 'alipay', 1, 'D', 100), runEvent('2026-11-23 05:30', 'T+1', 'finished')],
    [['is due on Saturday', '2026-11-21 06:00', { 'settlement rule_change overdue': 100 }]],
  );

  story(
    'settlement.cleared of T+0',
    [sale(noon, 'cup_card', 1, 'P', 100)],
    [
      ['is due the same evening', '2026-11-20 23:44', { 'settlement not_due': 100 }],
      ['by its own run', '2026-11-20 23:45', { 'settlement rule_change overdue': 100 }],
    ],
  );

  story(
    'settlement.cleared of T+0 on a channel whose day is still open',
    [sale(noon, 'alipay', 1, 'P', 100)],
    [
      ['a run cannot take what is not closed', '2026-11-20 23:59', { 'settlement not_due': 100 }],
      ['at the close it is late', '2026-11-21 00:00', { 'settlement rule_change overdue': 100 }],
    ],
  );

  const cardLine = [
    sale(noon, 'cup_card', 1, 'D', 100),
    runEvent('2026-11-21 05:00', 'D+1', 'finished'),
    line('2026-11-21 06:52', 'cup_card', '2026-11-20', 'D', 100),
  ];
  story(
    'what a file brings after the run',
    [...cardLine, file('2026-11-21 06:52', 'cup_card', '2026-11-20', 100)],
    [
      ['waits an hour for a supplementary run', '2026-11-21 07:51', { 'settlement not_due': 100 }],
      ['then it was left out', '2026-11-21 07:52', { 'settlement rule_change overdue': 100 }],
    ],
  );

  story(
    "a correction in tonight's file",
    [
      ...cardLine,
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 60),
      file('2026-11-22 03:12', 'cup_card', '2026-11-20', 40, {
        fileId: 'FILE-2026-11-20-02',
        contentHash: 'aaaaaaaaaabbbbbbbbbbccccccccccdd',
      }),
    ],
    [
      ['waits for the next run', '2026-11-22 05:59', { 'settlement not_due': 100 }],
      ['then it was left out', '2026-11-22 06:00', { 'settlement rule_change overdue': 100 }],
    ],
  );

  story(
    'settlement.cleared of S+0',
    [sale('2026-11-20 12:13', 'cup_card', 1, 'S', 100)],
    [
      ['its slot ends at 12:20', '2026-11-20 12:24', { 'settlement not_due': 100 }],
      ['five minutes later it is late', '2026-11-20 12:25', { 'settlement processing_delay overdue': 100 }],
    ],
  );
});
