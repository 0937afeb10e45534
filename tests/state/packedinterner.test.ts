import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interner, interner } from '../../collector/state/interner.ts';
import { packedInterner } from '../../collector/state/packedinterner.ts';
import type { Row } from '../../collector/state/part.ts';

const rowsOf = (of: Interner): Row[] => {
  const rows: Row[] = [];
  of.drain(rows, 'commit');
  return rows;
};

const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
});
/** Few enough that most are asked for again. */
const name = fc.oneof(
  printable,
  fc.integer({ min: 0, max: 3000 }).map((n) => `T${n}`),
);

test('it answers and stores as the plain interner does', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 3000, size: 'max' }), name, (names, stranger) => {
      const [plain, packed] = [interner('x'), packedInterner('x')];
      for (const each of names) {
        expect(packed.find(each)).toBe(plain.find(each));
        expect(packed.intern(each)).toBe(plain.intern(each));
      }
      expect(packed.size).toBe(plain.size);
      for (let i = -1; i <= plain.size; i++) expect(packed.name(i)).toBe(plain.name(i));
      expect(packed.find(stranger)).toBe(plain.find(stranger));
      expect(rowsOf(packed)).toEqual(rowsOf(plain));
      expect(rowsOf(packed)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('what the plain interner stored is found again, in whatever order its chunks are loaded', () => {
  const plain = interner('x');
  for (let n = 0; n < 6000; n++) plain.intern(`10229005${n}`);
  const rows = rowsOf(plain).sort((a, b) => (a.key < b.key ? -1 : 1));
  const packed = packedInterner('x');
  for (const { key, value } of rows) packed.load(key, value as string);
  for (let n = 0; n < 6000; n++) {
    expect(packed.find(`10229005${n}`)).toBe(n);
    expect(packed.name(n)).toBe(`10229005${n}`);
  }
  expect(packed.intern('another')).toBe(6000);
  expect(packed.find('10229005')).toBeUndefined();
});

test('a name it could not give back as it was is refused', () => {
  for (const bad of ['é', '终端', 'two\nlines', 'x'.repeat(256)])
    expect(() => packedInterner('x').intern(bad)).toThrow(RangeError);
});
