import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedPosition, type Portion, portions } from '../../collector/sources/directory/linefeed.ts';

const start: FeedPosition = { offset: 0, line: 1, skipping: false };

async function read(chunks: readonly Buffer[], from = start, lineBytes = 64): Promise<Portion[]> {
  async function* given() {
    yield* chunks;
  }
  const all: Portion[] = [];
  for await (const portion of portions(given(), from, lineBytes)) all.push(portion);
  return all;
}

const texts = (all: readonly Portion[]): [number, string][] =>
  all.flatMap(({ lines: { bytes, bounds, numbers } }) =>
    numbers.map((number, i): [number, string] => [
      number,
      bytes.toString('utf8', bounds[2 * i], bounds[2 * i + 1]),
    ]),
  );

function cut(bytes: Buffer, at: readonly number[]): Buffer[] {
  const points = [0, ...at.map((p) => p % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return points.slice(1).map((end, i) => bytes.subarray(points[i], end));
}

describe('a stream of lines', () => {
  test('gives the same lines however its bytes are cut, and from wherever it is taken up', async () => {
    const line = fc.oneof(
      fc.constantFrom('', '{"a":1}', 'x'.repeat(100), '付款'),
      fc.string({ maxLength: 40 }).map((s) => s.replace(/[\r\n]/g, '')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(2000), { maxLength: 12 }), async (written, at) => {
        const bytes = Buffer.from(written.map((l) => `${l}\n`).join(''));
        const whole = await read([bytes]);
        const pieces = await read(cut(bytes, at));
        // A line that is too long may be handed out shorter when it came in pieces: its number is what counts.
        const short = ([number, text]: [number, string]) => [number, text.length > 64 ? 'too long' : text];
        expect(texts(pieces).map(short)).toEqual(texts(whole).map(short));
        for (const { after } of whole) {
          const rest = await read([bytes.subarray(after.offset)], after);
          const expected = texts(whole).filter(([number]) => number >= after.line);
          expect(texts(rest).map(short)).toEqual(expected.map(short));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('an unfinished line waits', async () => {
    const all = await read([Buffer.from('{"a":1}\n{"b":')]);
    expect(texts(all)).toEqual([[1, '{"a":1}']]);
    expect(all.at(-1)!.after).toEqual({ offset: 8, line: 2, skipping: false });
  });

  test('a last line that is a whole object does not wait for its newline, and the newline is no line', async () => {
    const all = await read([Buffer.from('{"a":1}')]);
    expect(texts(all)).toEqual([[1, '{"a":1}']]);
    const more = await read([Buffer.from('\n{"b":2}\n')], all[0]!.after);
    expect(texts(more)).toEqual([[2, '{"b":2}']]);
  });

  test('a line without end is handed out once and passed over, without being kept', async () => {
    const endless = Array.from({ length: 50 }, () => Buffer.from('x'.repeat(100)));
    const all = await read([...endless, Buffer.from('\n{"b":2}\n')]);
    expect(texts(all).map(([number]) => number)).toEqual([1, 2]);
    expect(all.every(({ lines }) => lines.bytes.length < 300)).toBe(true);
  });
});
