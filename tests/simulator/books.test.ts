import { beforeAll, describe, expect, test } from 'vitest';
import { type Books, booksSchema } from '../../collector/simulator/books/schema.ts';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { ofKind } from './recording.ts';

const start = instantOfText('2026-11-19T17:00:00+08:00');
const hour = 3_600_000;

interface Line {
  readonly clearingDay: string;
  readonly channel: string;
  readonly fileId: string;
  readonly gross: number;
  readonly transactions: number;
  readonly records: number;
}

describe('books of an evening, a night and a morning', () => {
  const lines: string[] = [];
  const books: Books[] = [];

  beforeAll(() => {
    const simulator = createSimulator({ seed: 11, start });
    for (const hours of [1, 4, 6.4, 10.7, 12.2, 14.9, 16.1]) {
      simulator.run(start + hours * hour, (line) => lines.push(line));
      books.push(booksSchema.parse(simulator.books()));
    }
  });

  test('every cell adds up to zero, at every moment', () => {
    for (const { rows } of books) {
      const cells = new Map<string, number>();
      for (const row of rows) {
        const key = `${row.channel}|${row.clearingDay}|${row.mode}|${row.slot}`;
        cells.set(key, (cells.get(key) ?? 0) + row.amount);
      }
      expect([...cells].filter(([, sum]) => sum !== 0)).toEqual([]);
      expect(cells.size).toBeGreaterThan(40);
    }
  });

  test('everything ever sold is what authorizations and uploads say', () => {
    const last = books.at(-1)!;
    const sold = -last.rows
      .filter((row) => row.account === 'sales')
      .reduce((sum, row) => sum + row.amount, 0);
    const captures = new Set(['sale', 'qr_payment', 'preauth_completion']);
    const byRrn = new Map<string, number>();
    for (const e of ofKind(lines, 'authorization') as unknown as AuthorizationLine[])
      if (e.test !== true && captures.has(e.type) && e.state !== 'declined')
        byRrn.set(`${e.channel}|${e.rrn}`, e.amount);
    for (const e of ofKind(lines, 'batch.upload') as unknown as AuthorizationLine[])
      byRrn.set(`${e.channel}|${e.rrn}`, e.amount);
    expect(sold).toBe([...byRrn.values()].reduce((sum, amount) => sum + amount, 0));
  });

  test('every waiting row has a stage and a cause, every other row has neither', () => {
    for (const { rows } of books)
      for (const row of rows)
        expect([row.account, row.stage === null]).toEqual([row.account, row.cause === null]);
  });

  test('money moves on: captured in the evening, ordered at dawn, credited by noon', () => {
    const share = (n: number, account: string): number => {
      const old = books[n]!.rows.filter((row) => row.clearingDay === '2026-11-19' && row.account !== 'sales');
      const there = old.filter((row) => row.account.startsWith(account));
      return sum(there) / sum(old);
    };
    expect(share(1, 'clearing.captured')).toBeGreaterThan(0.3);
    expect(share(4, 'payout.ordered')).toBeGreaterThan(0.35);
    expect(share(6, 'credited')).toBeGreaterThan(0.9);
  });

  test('a file states what its lines add up to, and what was captured less refunds', () => {
    const received = ofKind(lines, 'clearing.file_received') as unknown as Line[];
    const fileLines = ofKind(lines, 'clearing.line') as unknown as Line[];
    expect(received.length).toBeGreaterThanOrEqual(8);
    for (const file of received) {
      const own = fileLines.filter((line) => line.fileId === file.fileId);
      expect([file.fileId, file.gross]).toEqual([file.fileId, own.reduce((s, line) => s + line.gross, 0)]);
      expect(file.records).toBe(own.reduce((s, line) => s + line.transactions, 0));
      const day = books[6]!.rows.filter(
        (row) => row.channel === file.channel && row.clearingDay === file.clearingDay,
      );
      const apart = /^(sales|refunded|voided|charged_back|terminal|switch)/;
      if (/-01$/.test(file.fileId))
        expect(file.gross).toBe(sum(day.filter((row) => !apart.test(row.account))));
    }
  });

  test('books count the lines sent before them', () => {
    expect(books.map(({ events }) => events)).toEqual(
      books.map(({ events }) => events).toSorted((a, b) => a - b),
    );
    expect(books.at(-1)!.events).toBe(lines.length);
  });
});

interface AuthorizationLine {
  readonly channel: string;
  readonly rrn: string;
  readonly type: string;
  readonly state: string;
  readonly amount: number;
  readonly test?: boolean;
}

const sum = (rows: Books['rows']): number => rows.reduce((total, row) => total + row.amount, 0);
