import { describe, expect, test } from 'vitest';
import { clearing } from '../../collector/families/clearing.ts';
import { reconciliation } from '../../collector/families/reconciliation.ts';
import { at, type Draft } from '../ledger/fixture.ts';
import { file, line, reconciled } from '../ledger/stories/clearing.ts';
import { refund, sale, unknown } from '../ledger/stories/sales.ts';
import { lived, metric } from './money.ts';

const noon = '2026-11-20 12:00';
const sold = sale(noon, 'cup_card', 1, 'A', 1000_00);
const clock = (value: unknown): string =>
  new Date(Number(value) * 1000 + 8 * 3_600_000).toISOString().slice(0, 16);
const other = { fileId: 'FILE-x-02', contentHash: 'a'.repeat(32) };

const of = (name: string, now: string, ...events: readonly Draft[]) =>
  metric(`clearing_${name}`, clearing, lived(...events), now)['cup_card transactions'];
const expected = (now: string, ...events: readonly Draft[]) =>
  clock(of('file_expected_timestamp_seconds', now, ...events));

describe('clearing family', () => {
  test('awaits the next file; one that is late stays awaited until it is loaded', () => {
    expect(expected('2026-11-20 13:00', sold)).toBe('2026-11-21T03:10');
    expect(expected('2026-11-22 12:00', sold)).toBe('2026-11-21T03:10');
    expect(clock(of('file_deadline_timestamp_seconds', '2026-11-22 12:00', sold))).toBe('2026-11-21T05:00');
    const refused = file('2026-11-21 03:10', 'cup_card', '2026-11-20', 1, {
      loaded: false,
      refused: 'rejected',
    });
    expect(expected('2026-11-21 04:00', sold, refused)).toBe('2026-11-21T03:10');
    expect(
      expected('2026-11-21 06:53', sold, file('2026-11-21 06:52', 'cup_card', '2026-11-20', 1000_00)),
    ).toBe('2026-11-22T03:10');
  });

  test('does not await files of days it was not there for', () => {
    expect(expected('2026-11-20 13:00')).toBe('2026-11-21T03:10');
    expect(of('files_missing', '2026-11-20 13:00')).toBeUndefined();
  });

  test('counts files that are missing', () => {
    const next = sale('2026-11-21 12:00', 'cup_card', 2, 'A', 1);
    expect(of('files_missing', '2026-11-21 04:59', sold, next)).toBeUndefined();
    expect(of('files_missing', '2026-11-21 05:00', sold, next)).toBe(1);
    expect(of('files_missing', '2026-11-22 05:00', sold, next)).toBe(2);
    expect(
      of(
        'files_missing',
        '2026-11-22 05:00',
        sold,
        next,
        file('2026-11-22 04:00', 'cup_card', '2026-11-20', 1),
      ),
    ).toBe(1);
  });

  test('shows what the newest file held, and what the channel paid for it', () => {
    const loaded = file('2026-11-21 03:10', 'cup_card', '2026-11-20', 1000_00, {
      refunds: 100_00,
      fees: 4_00,
      records: 12,
    });
    const paid = {
      kind: 'clearing.inbound_funds',
      at: '2026-11-21 08:50',
      channel: 'cup_card',
      clearingDay: '2026-11-20',
      statementId: 'HVPS-1',
      amount: 990_00,
      currency: 'CNY',
    } as const;
    const fixture = lived(sold, loaded, paid);
    const now = '2026-11-21 09:00';
    expect(of('file_records', now, sold, loaded)).toBe(12);
    expect(metric('clearing_file_amount', clearing, fixture, now)).toEqual({
      'cup_card transactions CNY': 1000,
    });
    expect(metric('clearing_receivable_amount', clearing, fixture, now)).toEqual({ 'cup_card CNY': 996 });
    expect(metric('clearing_inbound_funds_amount', clearing, fixture, now)).toEqual({ 'cup_card CNY': 990 });
    expect(of('file_received_timestamp_seconds', now, sold, loaded)).toBe(at('2026-11-21 03:10') / 1000);
  });

  test('counts results of configured files', () => {
    const fixture = lived(
      sold,
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 1),
      file('2026-11-21 03:20', 'cup_card', '2026-11-20', 1, { fileId: 'FILE-x-02' }),
    );
    expect(metric('clearing_files_total', clearing, fixture, '2026-11-21 04:00')).toEqual({
      'cup_card transactions on_time': 1,
      'cup_card transactions double_load': 1,
    });
  });

  describe('completeness', () => {
    const now = '2026-11-21 04:00';
    const ratio = (...events: readonly Draft[]) => of('file_completeness_ratio', now, ...events);
    const loaded = (gross: number, over = {}) =>
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', gross, over);

    test.each<[string, readonly Draft[], number | undefined]>([
      ['no file', [sold], undefined],
      ['agrees', [sold, loaded(1000_00)], 1],
      [
        'agrees less refunds',
        [sold, refund(noon, 'cup_card', 2, 'A', 100_00), loaded(900_00, { refunds: 100_00 })],
        1,
      ],
      ['is truncated', [sold, loaded(900_00)], 0.9],
      ['is too full', [sold, loaded(1120_00)], 1.12],
      ['was loaded twice', [sold, loaded(1000_00), loaded(1000_00, { fileId: 'FILE-x-02' })], 2],
      ['came in two parts', [sold, loaded(900_00), loaded(100_00, other)], 1],
      ['has money we know nothing of', [loaded(10_00)], 2],
      ['has nothing and we have nothing', [loaded(0)], 1],
      [
        'the day-cut explains the rest',
        [
          sold,
          loaded(900_00),
          reconciled('2026-11-21 03:30', 'cup_card', '2026-11-20', [['cutover_shift', 100_00]]),
        ],
        1,
      ],
      [
        'the day-cut explains no more than there is',
        [
          sold,
          loaded(1000_00),
          reconciled('2026-11-21 03:30', 'cup_card', '2026-11-20', [['cutover_shift', 100_00]]),
        ],
        1,
      ],
      [
        'a sale that became known later cannot be in it',
        [
          unknown(noon, 'cup_card', 9, 'A', 50_00),
          sold,
          loaded(1000_00),
          sale('2026-11-21 03:40', 'cup_card', 9, 'A', 50_00, { clearingDay: '2026-11-20' }),
        ],
        1,
      ],
      ['our feed was behind when it was loaded', [loaded(1000_00), sold], 1],
    ])('%s', (_name, events, expected) => {
      expect(ratio(...events)).toBe(expected);
    });

    test('compares lines with the trailer', () => {
      const lines = line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 500_00);
      expect(of('file_lines_ratio', now, sold, loaded(1000_00), lines)).toBe(0.5);
    });
  });
});

describe('reconciliation family', () => {
  test('shows what is open by kind and age, cumulative', () => {
    const fixture = lived(
      reconciled('2026-11-21 04:00', 'cup_card', '2026-11-20', [
        ['amount', 10_00],
        ['cutover_shift', 5_00],
      ]),
      reconciled('2026-11-22 04:00', 'cup_card', '2026-11-21', [['amount', 2_00]]),
    );
    const amounts = metric('reconciliation_mismatch_amount', reconciliation, fixture, '2026-11-22 05:00');
    expect(amounts).toEqual({
      'cup_card amount 0d CNY': 12,
      'cup_card amount 1d CNY': 10,
      'cup_card cutover_shift 0d CNY': 5,
      'cup_card cutover_shift 1d CNY': 5,
    });
    expect(metric('reconciliation_mismatches', reconciliation, fixture, '2026-11-27 23:00')).toMatchObject({
      'cup_card amount 0d': 2,
      'cup_card amount 7d': 1,
    });
    expect(
      metric('reconciliation_last_success_timestamp_seconds', reconciliation, fixture, '2026-11-22 05:00'),
    ).toEqual({
      cup_card: at('2026-11-22 04:00') / 1000,
    });
  });

  test('a later result replaces the figures, an earlier one that comes late does not', () => {
    const first = reconciled('2026-11-21 04:00', 'cup_card', '2026-11-20', [['amount', 10_00]]);
    const second = reconciled('2026-11-21 12:00', 'cup_card', '2026-11-20', []);
    for (const events of [
      [first, second],
      [second, first],
    ])
      expect(
        metric('reconciliation_mismatches', reconciliation, lived(...events), '2026-11-22 05:00'),
      ).toEqual({});
  });
});
