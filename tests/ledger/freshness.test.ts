import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshness } from '../../collector/families/freshness.ts';
import { freshnessBook } from '../../collector/ledger/freshness.ts';
import { readings } from '../families/readings.ts';
import { event, instant, openHarness, smallConfig } from './harness.ts';

const open = (config?: unknown) => openHarness((f) => ({ freshness: freshnessBook(f) }), config);
const ms = (clock: string): number => Date.parse(`2026-11-20T${clock}:00+08:00`);

describe('freshness', () => {
  it('is never for a source nobody heard from', () => {
    const all = readings(freshness, open(), ms('12:00'));
    expect(all).toEqual({
      'source_last_event_timestamp_seconds{source="switch"}': 0,
      'source_last_event_timestamp_seconds{source="tms"}': 0,
      'source_expected_interval_seconds{source="switch"}': 10,
      'source_expected_interval_seconds{source="tms"}': 60,
      'source_watermark_timestamp_seconds{source="switch"}': 0,
      'source_watermark_timestamp_seconds{source="tms"}': 0,
      'source_up{source="switch"}': 0,
      'source_up{source="tms"}': 0,
    });
  });

  it('keeps the newest event time, and none from the future', () => {
    const { freshness: book } = open().books;
    book.saw('switch', ms('12:00'), ms('12:01'));
    book.saw('switch', ms('11:00'), ms('12:02'));
    expect(book.lastEvent('switch')).toBe(ms('12:00'));
    book.saw('switch', ms('18:00'), ms('12:03'));
    expect(book.lastEvent('switch')).toBe(ms('12:03'));
  });

  it('goes down after three intervals of silence', () => {
    const { freshness: book } = open().books;
    book.saw('switch', ms('12:00'), ms('12:00'));
    expect(book.isUp('switch', ms('12:00') + 30_000)).toBe(true);
    expect(book.isUp('switch', ms('12:00') + 30_001)).toBe(false);
  });

  it('expects nothing outside the active hours, nor while they are younger than three intervals', () => {
    const { freshness: book } = open().books;
    const expected = ['07:59', '08:00', '08:02', '08:03', '21:59', '22:00'].map((clock) =>
      book.expectedInterval('tms', ms(clock)),
    );
    expect(expected).toEqual([0, 0, 0, 60_000, 60_000, 0]);
    book.saw('tms', ms('07:00'), ms('07:00'));
    expect(book.isUp('tms', ms('08:02'))).toBe(true);
    expect(book.isUp('tms', ms('08:03'))).toBe(false);
  });

  it('knows active hours that pass midnight', () => {
    const sources = [
      { id: 'switch', expectedIntervalSeconds: 60, activeFrom: '22:00', activeUntil: '02:00' },
    ];
    const { freshness: book } = open({ ...smallConfig, sources }).books;
    const expected = ['21:59', '22:03', '00:30', '01:59', '02:00'].map((clock) =>
      book.expectedInterval('switch', ms(clock)),
    );
    expect(expected).toEqual([0, 60_000, 60_000, 60_000, 0]);
  });

  it('takes watermarks in any order, and keeps both over a restart at a checkpoint', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (drawn) => {
        const harness = open();
        for (const n of drawn) {
          const at = ms('12:00') + n;
          harness.send(event('source.watermark', { at: instant(at), watermark: instant(at - 500) }));
          harness.books.freshness.saw('switch', at, at);
        }
        const newest = ms('12:00') + Math.max(...drawn);
        expect(harness.books.freshness.watermark('switch')).toBe(newest - 500);
        harness.commit('checkpoint');
        const again = harness.reopen();
        expect(readings(freshness, again, newest)).toEqual(readings(freshness, harness, newest));
        expect(again.books.freshness.lastEvent('switch')).toBe(newest);
      }),
      { numRuns: 40 },
    );
  });
});
