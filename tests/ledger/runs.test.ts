import { describe, expect, test } from 'vitest';
import { at, type Draft, openFixture } from './fixture.ts';
import { runEvent } from './stories/settlement.ts';

function bookOf(...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...events);
  return fixture.restart().ledger.runs;
}

const planned = (day: string, mode = 'T+1') =>
  runEvent('2026-11-20 09:00', mode, 'planned', { settlementDay: day, runId: `RUN-${day}` });

describe('runs book', () => {
  test('knows how far the runs of a day came', () => {
    const book = bookOf(
      runEvent('2026-11-23 05:30', 'T+1', 'finished'),
      runEvent('2026-11-23 05:20', 'T+1', 'started'),
      runEvent('2026-11-22 05:20', 'D+1', 'failed'),
    );
    expect(book.state('T+1', '2026-11-23')).toEqual({
      started: at('2026-11-23 05:20'),
      finished: at('2026-11-23 05:30'),
    });
    expect([book.lastSuccess('T+1'), book.lastSuccess('D+1')]).toEqual([at('2026-11-23 05:30'), 0]);
    expect([book.lastStart('T+1'), book.lastStart('D+1')]).toEqual([at('2026-11-23 05:30'), 0]);
  });

  test.each([
    ['T+1', '2026-11-21', false],
    ['T+1', '2026-11-23', true],
    ['T+1', '2026-02-14', true],
    ['D+1', '2026-11-21', true],
    ['S+0', '2026-11-23', false],
  ] as const)('%s is due on %s: %s', (mode, day, due) => {
    expect(bookOf().isDue(mode, day)).toBe(due);
  });

  test('has a usual end and a deadline where the mode has runs', () => {
    const book = bookOf();
    expect([book.expected('T+1', '2026-11-23'), book.deadline('T+1', '2026-11-23')]).toEqual([
      at('2026-11-23 05:30'),
      at('2026-11-23 06:30'),
    ]);
    expect(book.deadline('S+0', '2026-11-23')).toBeUndefined();
  });

  test('misses a day between planned days, not days nobody plans yet', () => {
    expect(bookOf().unplanned('T+1', '2026-11-20', 7)).toBe(0);
    expect(bookOf(planned('2026-11-24'), planned('2026-11-26')).unplanned('T+1', '2026-11-20', 7)).toBe(2);
    expect(bookOf(planned('2026-11-23'), planned('2026-11-24')).unplanned('T+1', '2026-11-20', 7)).toBe(0);
  });

  test('reports are news for a day and a half, whatever came first', () => {
    const told = [
      runEvent('2026-11-20 22:20', 'D+0', 'planned'),
      runEvent('2026-11-21 04:00', 'D+1', 'planned'),
    ];
    expect(bookOf().isNews(at('2026-11-20 23:00'))).toBe(false);
    for (const events of [told, told.toReversed()]) {
      expect(bookOf(...events).isNews(at('2026-11-22 10:19'))).toBe(true);
      expect(bookOf(...events).isNews(at('2026-11-22 10:20'))).toBe(false);
    }
  });
});
