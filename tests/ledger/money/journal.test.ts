import { describe, expect, test } from 'vitest';
import { auditor } from '../../../collector/ledger/money/conservation.ts';
import { type Journal, journal } from '../../../collector/ledger/money/journal.ts';
import { stateSpace } from '../../../collector/state/part.ts';

const channels = ['cup_card', 'alipay'];
const currencies = ['CNY', 'USD'];
const day = (clearingDay: string, over = {}) => ({
  channel: 'cup_card',
  clearingDay,
  mode: 'T+1',
  currency: 'CNY',
  ...over,
});
const slot = (clearingDay: string, at: number) => day(clearingDay, { mode: 'S+0', slot: at });

function open(): { book: Journal; again: () => Journal } {
  const space = stateSpace();
  const book = journal(space, channels, currencies);
  return {
    book,
    again() {
      const other = stateSpace();
      const copy = journal(other, channels, currencies);
      for (const row of space.drain('commit'))
        if (row.value !== null) other.load(row.space, row.key, row.value);
      return copy;
    },
  };
}

const openDays = (book: Journal): string[] => [...book.open()].map(({ id }) => id.clearingDay).sort();
const sumOf = (book: Journal, account: string): number =>
  [...book.all(), ...book.archive()].reduce((sum, { balances }) => sum + (balances[account]?.[0] ?? 0), 0);

describe('journal', () => {
  test('keeps the list of open cells as money comes and goes, also after a start', () => {
    const { book, again } = open();
    book.post(day('2026-11-20'), 'sales', 'clearing.captured', 100, 1);
    expect(openDays(book)).toEqual(['2026-11-20']);
    book.post(day('2026-11-21'), 'sales', 'clearing.captured', 50, 1);
    book.post(day('2026-11-20'), 'clearing.captured', 'credited', 100, 1);
    expect(openDays(book)).toEqual(['2026-11-21']);
    expect(openDays(again())).toEqual(['2026-11-21']);
    book.post(day('2026-11-20'), 'credited', 'payout.returned:other', 100, 1);
    expect(openDays(book)).toEqual(['2026-11-20', '2026-11-21']);
  });

  test('a balance without money does not keep a cell open', () => {
    const { book } = open();
    book.post(day('2026-11-20'), 'sales', 'clearing.captured', 100, 1);
    book.post(day('2026-11-20'), 'clearing.captured', 'refunded', 100, 0);
    expect(book.balance(day('2026-11-20'), 'clearing.captured')).toEqual([0, 1]);
    expect(openDays(book)).toEqual([]);
  });

  test('adds an account up over open cells, currency by currency', () => {
    const { book } = open();
    book.post(day('2026-11-20'), 'sales', 'payout.ordered', 100, 1);
    expect(book.total('payout.ordered', 'CNY')).toBe(100);
    book.post(day('2026-11-21'), 'sales', 'payout.ordered', 11, 1);
    book.post(day('2026-11-21', { currency: 'USD' }), 'sales', 'payout.ordered', 7, 1);
    expect([book.total('payout.ordered', 'CNY'), book.total('payout.ordered', 'USD')]).toEqual([111, 7]);
    book.post(day('2026-11-20'), 'payout.ordered', 'credited', 100, 1);
    expect(book.total('payout.ordered', 'CNY')).toBe(11);
  });

  test('folds drained slots of past days into one cell and keeps every sum', () => {
    const { book, again } = open();
    for (let n = 0; n < 5; n++) {
      book.post(slot('2026-11-20', n * 600_000), 'sales', 'settlement.cleared', 100 + n, 1);
      if (n > 0) book.post(slot('2026-11-20', n * 600_000), 'settlement.cleared', 'credited', 100 + n, 1);
    }
    book.post(slot('2026-11-21', 0), 'sales', 'credited', 9, 1);
    book.compact('2026-11-21');
    for (const each of [book, again()]) {
      expect([...each.all()].map(({ id }) => [id.clearingDay, id.slot])).toEqual(
        expect.arrayContaining([
          ['2026-11-20', 0],
          ['2026-11-20', undefined],
          ['2026-11-21', 0],
        ]),
      );
      expect([...each.all()]).toHaveLength(3);
      expect([sumOf(each, 'credited'), sumOf(each, 'sales')]).toEqual([101 + 102 + 103 + 104 + 9, -519]);
      expect(openDays(each)).toEqual(['2026-11-20']);
    }
    book.compact('2026-11-21');
    expect(sumOf(book, 'sales')).toBe(-519);
  });

  test('a return that comes after its slot was folded stands in the slot again', () => {
    const { book } = open();
    book.post(slot('2026-11-20', 0), 'sales', 'credited', 100, 1);
    book.compact('2026-11-21');
    book.post(slot('2026-11-20', 0), 'credited', 'payout.returned:other', 100, 1);
    expect([...book.open()].map(({ id }) => id.slot)).toEqual([0]);
    expect(auditor(book, channels, currencies)().every((d) => d.cells === 0 && d.entered === 0)).toBe(true);
  });

  test('archives closed cells of old days by channel and currency, and nothing that waits', () => {
    const { book, again } = open();
    book.post(day('2026-09-01'), 'sales', 'credited', 100, 1);
    book.post(day('2026-09-02'), 'sales', 'credited', 20, 1);
    book.post(day('2026-09-02', { currency: 'USD' }), 'sales', 'fee', 3, 0);
    book.post(day('2026-09-03'), 'sales', 'payout.failed:other', 7, 1);
    book.post(day('2026-11-20'), 'sales', 'credited', 5, 1);
    book.forget('2026-11-01');
    for (const each of [book, again()]) {
      expect([...each.all()].map(({ id }) => id.clearingDay).sort()).toEqual(['2026-09-03', '2026-11-20']);
      expect([...each.archive()]).toEqual([
        { channel: 'cup_card', currency: 'CNY', balances: { sales: [-120, -2], credited: [120, 2] } },
        { channel: 'cup_card', currency: 'USD', balances: { sales: [-3, 0], fee: [3, 0] } },
      ]);
      expect(auditor(each, channels, currencies)().every((d) => d.cells === 0 && d.entered === 0)).toBe(true);
    }
  });
});
