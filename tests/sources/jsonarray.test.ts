import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayScan } from '../../collector/sources/jsonarray.ts';

function elements(text: string, stretch = 7, most = 1000): [number, string][] | undefined {
  const scan = arrayScan(Buffer.from(text), most);
  while (!scan.advance(stretch));
  const lines = scan.elements();
  return lines?.numbers.map((number, i) => [
    number,
    lines.bytes.toString('utf8', lines.bounds[2 * i], lines.bounds[2 * i + 1]).trim(),
  ]);
}

describe('elements of a JSON array', () => {
  test('of any values, written in any way, are found', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 1, '\t'),
        fc.integer({ min: 1, max: 64 }),
        (values, indent, stretch) => {
          const found = elements(JSON.stringify(values, null, indent), stretch)!;
          expect(found.map(([, text]) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(values)));
          expect(found.map(([number]) => number)).toEqual(values.map((_, i) => i + 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a malformed one leaves its neighbours alone', () => {
    expect(elements('[{"a":1}, {"b":}, {"c":"]"}]')).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":}'],
      [3, '{"c":"]"}'],
    ]);
  });

  test('escapes and brackets inside texts mislead nobody', () => {
    expect(elements(String.raw`["\"],[", "\\", 1]`)).toEqual([
      [1, String.raw`"\"],["`],
      [2, String.raw`"\\"`],
      [3, '1'],
    ]);
  });

  test('what follows the array is an element that is no JSON', () => {
    expect(elements('[1] x')).toEqual([
      [1, '1'],
      [2, 'x'],
    ]);
  });

  test('an array that ends early gives what is there', () => {
    expect(elements('[{"a":1},{"b":')).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":'],
    ]);
  });

  test('a text that is no array is one element', () => {
    expect(elements('\n {"a":[1,2]} \n')).toEqual([[1, '{"a":[1,2]}']]);
  });

  test('nothing is no element', () => {
    expect(elements('[]')).toEqual([]);
    expect(elements(' ')).toEqual([]);
    expect(elements('[\n]\n')).toEqual([]);
  });

  test('more than allowed are none', () => {
    expect(elements('[1,2,3]', 7, 2)).toBeUndefined();
    expect(elements('[1,2]', 7, 2)).toHaveLength(2);
  });
});
