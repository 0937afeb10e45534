import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../collector/time/parse.ts';

const epochs = fc.integer({
  min: Date.parse('1971-01-01T00:00:00Z'),
  max: Date.parse('9998-12-31T00:00:00Z'),
});

describe('parseTimestamp', () => {
  it('reads back what the built-in writer wrote', () => {
    fc.assert(
      fc.property(epochs, (ms) => {
        expect(parseTimestamp(new Date(ms).toISOString())).toBe(ms);
      }),
    );
  });

  it('subtracts any offset', () => {
    fc.assert(
      fc.property(epochs, fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 }), (ms, offset) => {
        const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const two = (n: number) => String(n).padStart(2, '0');
        const text = `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(parseTimestamp(text)).toBe(ms);
      }),
    );
  });

  it.each([
    ['2026-02-13T23:10:00+08:00', Date.UTC(2026, 1, 13, 15, 10)],
    ['2026-02-13T15:10:00Z', Date.UTC(2026, 1, 13, 15, 10)],
    ['2026-02-13T15:10:00.5Z', Date.UTC(2026, 1, 13, 15, 10, 0, 500)],
    ['2026-02-13T15:10:00.9999Z', Date.UTC(2026, 1, 13, 15, 10, 0, 999)],
    ['2026-02-13T15:10:00.123456789-00:00', Date.UTC(2026, 1, 13, 15, 10, 0, 123)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('reads %s', (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms);
  });

  it.each([
    ['no offset', '2026-02-13T23:10:00'],
    ['no seconds', '2026-02-13T23:10+08:00'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-01T00:00:00Z'],
    ['day 0', '2026-01-00T00:00:00Z'],
    ['hour 24', '2026-01-01T24:00:00Z'],
    ['minute 60', '2026-01-01T00:60:00Z'],
    ['leap second', '2016-12-31T23:59:60Z'],
    ['offset hour 24', '2026-01-01T00:00:00+24:00'],
    ['offset minute 60', '2026-01-01T00:00:00+08:60'],
    ['offset without colon', '2026-01-01T00:00:00+0800'],
    ['empty fraction', '2026-01-01T00:00:00.Z'],
    ['ten fraction digits', '2026-01-01T00:00:00.1234567890Z'],
    ['comma fraction', '2026-01-01T00:00:00,5Z'],
    ['lower case', '2026-01-01t00:00:00z'],
    ['space', '2026-01-01 00:00:00Z'],
    ['trailing text', '2026-01-01T00:00:00Z '],
    ['leading text', ' 2026-01-01T00:00:00Z'],
    ['sign in a field', '2026-+1-01T00:00:00Z'],
    ['fullwidth digits', '２０２６-01-01T00:00:00Z'],
    ['empty', ''],
  ])('refuses %s', (_what, text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('reads a text with one character changed as the built-in parser does, or refuses it', () => {
    const character = fc.constantFrom(...'0123456789-+:.TZtz ,/');
    const valid = fc.constantFrom(
      '2026-02-28T23:59:59Z',
      '2024-12-31T00:00:00.125+08:00',
      '2026-07-09T10:20:30-03:30',
    );
    let read = 0;
    fc.assert(
      fc.property(valid, fc.nat(30), character, (text, at, changed) => {
        const mutant = text.slice(0, at) + changed + text.slice(at + 1);
        const ms = parseTimestamp(mutant);
        if (ms === undefined) return;
        read += 1;
        expect(ms).toBe(Date.parse(mutant));
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
