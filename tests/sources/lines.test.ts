import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lines, ndjsonLines, slices } from '../../collector/sources/lines.ts';

const texts = ({ bytes, bounds, numbers }: Lines): [number, string][] =>
  numbers.map((number, i) => [number, bytes.toString('utf8', bounds[2 * i], bounds[2 * i + 1])]);

const of = (text: string, most = 100) => ndjsonLines(Buffer.from(text), most);

describe('lines of NDJSON', () => {
  test('are numbered as an editor shows them, blank ones left out', () => {
    expect(texts(of('a\n\n  \r\nb\r\nc')!)).toEqual([
      [1, 'a'],
      [4, 'b\r'],
      [5, 'c'],
    ]);
  });

  test('the last needs no newline, and one makes no line more', () => {
    expect(texts(of('a\nb')!)).toEqual(texts(of('a\nb\n')!));
    expect(texts(of('')!)).toEqual([]);
  });

  test('a byte order mark is no part of the first', () => {
    expect(texts(of('\ufeff{}\n')!)).toEqual([[1, '{}']]);
  });

  test('more than allowed are none', () => {
    expect(of('a\nb\nc', 2)).toBeUndefined();
    expect(of('a\nb\n\n \n', 2)).toBeDefined();
  });

  test('joined again they are the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((s) => `x${s.replace(/[\r\n]/g, '')}`)), (written) => {
        expect(texts(of(written.join('\n'), 1000)!).map(([, text]) => text)).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  test('slices hold all of them, in order', () => {
    const lines = of(Array.from({ length: 25 }, (_, i) => `l${i}`).join('\n'))!;
    const parts = [...slices(lines, 10)];
    expect(parts.map((p) => p.numbers.length)).toEqual([10, 10, 5]);
    expect(parts.flatMap(texts)).toEqual(texts(lines));
  });
});
