import { describe, expect, test } from 'vitest';
import { at, type Draft, openFixture } from './fixture.ts';
import { file } from './stories/clearing.ts';

const other = (n: number) => ({ fileId: `FILE-x-0${n}`, contentHash: `${n}`.repeat(32) });
const announced = (sent: string, expected: string, deadline: string, over = {}): Draft => ({
  kind: 'clearing.file_expected',
  at: sent,
  channel: 'cup_card',
  fileType: 'transactions',
  clearingDay: '2026-11-20',
  expectedAt: new Date(at(expected)).toISOString(),
  deadlineAt: new Date(at(deadline)).toISOString(),
  ...over,
});

function bookOf(...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...events);
  return fixture.restart().ledger.files;
}

const result = (of: string, ...events: readonly Draft[]) =>
  bookOf(...events).results.get('cup_card', 'transactions', of);

describe('files book', () => {
  test('expects a file on the next day, or as announced last', () => {
    const expected = (...events: readonly Draft[]) =>
      bookOf(...events).expectation('cup_card', 'transactions', '2026-11-20');
    expect(expected()).toEqual({ expectedAt: at('2026-11-21 03:10'), deadlineAt: at('2026-11-21 05:00') });
    const moved = announced('2026-11-20 20:00', '2026-11-21 04:00', '2026-11-21 05:30');
    const older = announced('2026-11-20 19:00', '2026-11-21 07:00', '2026-11-21 08:00');
    for (const events of [
      [moved, older],
      [older, moved],
    ])
      expect(expected(...events)?.expectedAt).toBe(at('2026-11-21 04:00'));
    expect(
      expected(announced('2026-11-20 20:00', '2026-11-21 04:00', '2026-11-21 05:30', { cancelled: true })),
    ).toBeUndefined();
    expect(bookOf().expectation('cup_card', 'errors', '2026-11-20')).toBeUndefined();
  });

  test('is in time for twenty minutes after the expected instant', () => {
    expect(result('on_time', file('2026-11-21 03:30', 'cup_card', '2026-11-20', 1))).toBe(1);
    expect(result('late', file('2026-11-21 03:31', 'cup_card', '2026-11-20', 1))).toBe(1);
  });

  test('adds up what was loaded, by currency', () => {
    const book = bookOf(
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 100, { refunds: 5, fees: 1, records: 10 }),
      file('2026-11-22 03:12', 'cup_card', '2026-11-20', 20, { ...other(2), records: 2 }),
      file('2026-11-21 03:15', 'cup_card', '2026-11-20', 7, { ...other(3), currency: 'USD' }),
    );
    expect(book.state('cup_card', 'transactions', '2026-11-20')).toMatchObject({
      records: 13,
      totals: { CNY: { gross: 120, refunds: 5, fees: 1 }, USD: { gross: 7, refunds: 0, fees: 0 } },
      loadedAt: at('2026-11-21 03:10'),
      lastLoadedAt: at('2026-11-22 03:12'),
    });
  });

  test('calls the same bytes loaded again a double load, and counts their money twice as the system that loaded them does', () => {
    const again = { fileId: 'FILE-x-02' };
    const first = file('2026-11-21 03:10', 'cup_card', '2026-11-20', 100);
    const loaded = file('2026-11-21 03:20', 'cup_card', '2026-11-20', 100, again);
    expect(result('double_load', first, loaded)).toBe(1);
    expect(bookOf(first, loaded).state('cup_card', 'transactions', '2026-11-20')?.totals.CNY?.gross).toBe(
      200,
    );
    const refused = file('2026-11-21 03:20', 'cup_card', '2026-11-20', 100, {
      ...again,
      loaded: false,
      refused: 'duplicate',
    });
    expect(result('duplicate', first, refused)).toBe(1);
    expect(bookOf(first, refused).state('cup_card', 'transactions', '2026-11-20')?.totals.CNY?.gross).toBe(
      100,
    );
  });

  test('a file that was refused was received, not loaded', () => {
    const state = bookOf(
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 100, { loaded: false, refused: 'truncated' }),
    ).state('cup_card', 'transactions', '2026-11-20');
    expect(state?.receivedAt).toBe(at('2026-11-21 03:10'));
    expect(state?.loadedAt).toBeUndefined();
  });

  test('forgets days that are older than the store keeps', () => {
    const fixture = openFixture();
    fixture.book(file('2026-11-21 03:10', 'cup_card', '2026-11-20', 100));
    fixture.tick('2027-01-19 12:00');
    expect(fixture.ledger.files.state('cup_card', 'transactions', '2026-11-20')).toBeDefined();
    fixture.tick('2027-01-20 12:00');
    expect(fixture.restart().ledger.files.state('cup_card', 'transactions', '2026-11-20')).toBeUndefined();
  });
});
