import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCardField } from '../../collector/carddata/fieldnames.ts';
import { scanUnknown } from '../../collector/carddata/unknown.ts';

const nested = (depth: number, value: unknown): unknown =>
  depth === 0 ? value : { in: nested(depth - 1, value) };

test.each([
  ['text', { a: [1, { b: 'to 4111111111111111' }] }, { what: 'pan', path: 'extra.a[1].b' }],
  ['number', [{ acct: 4111111111111111 }], { what: 'pan', path: 'extra[0].acct' }],
  ['negative number', { n: -4111111111111111 }, { what: 'pan', path: 'extra.n' }],
  ['number with a fraction', { n: 4111111111111.5 }, undefined],
  ['whole part of a number', { n: 378282246310005.5 }, { what: 'pan', path: 'extra.n' }],
  [
    'number that JSON.parse rounded',
    JSON.parse('{"n":6205500000000000004}'),
    { what: 'pan', path: 'extra.n' },
  ],
  ['bigint', 6205500000000000004n, { what: 'pan', path: 'extra' }],
  ['key', { '4111111111111111': 1 }, { what: 'pan', path: 'extra.[pan]' }],
  ['name', { deep: { card_no: 'x' } }, { what: 'card_field', path: 'extra.deep.card_no' }],
  ['name, any value', { cvv2: 0 }, { what: 'card_field', path: 'extra.cvv2' }],
  ['Chinese name', { 卡号: '尾号1234' }, { what: 'card_field', path: 'extra.卡号' }],
  ['name, nothing in it', { pan: null, track2: '', pin_block: [], cvv: false, cardNo: {} }, undefined],
  [
    'innocent names',
    { pan_entry_mode: '051', pinCapable: 'yes', cardType: 'debit', panHash: 'a1' },
    undefined,
  ],
  ['epoch, float, null', { t: 1_735_660_800_000, r: 0.4111111111111111, n: null, b: true }, undefined],
  ['numbers out of range', [1e19, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 411111111111], undefined],
])('%s', (_, value, expected) => {
  expect(scanUnknown(value, 'extra')).toEqual(expected);
});

describe('bounds', () => {
  test('too deep is refused, not passed', () => {
    expect(scanUnknown(nested(16, 1), 'x')).toBeUndefined();
    expect(scanUnknown(nested(17, 1), 'x')).toMatchObject({ what: 'too_deep' });
    expect(scanUnknown(nested(3, 1), 'x', { depth: 2, nodes: 9 })).toEqual({
      what: 'too_deep',
      path: 'x.in.in',
    });
  });

  test('too large is refused, not passed', () => {
    expect(scanUnknown(Array(9_999).fill(0), 'x')).toBeUndefined();
    expect(scanUnknown(Array(10_000).fill(0), 'x')).toEqual({ what: 'too_large', path: 'x[9999]' });
  });

  test('a value that contains itself ends as too deep', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(scanUnknown(loop, 'x')?.what).toBe('too_deep');
  });
});

test('the path never carries what was found', () => {
  const key = `acct 4111111111111111 ${'x'.repeat(60)}`;
  const found = scanUnknown({ [key]: { deep: 'cvv 123' } }, 'x');
  expect(found?.path).toMatch(/^x\.acct \[pan\] x+…$/);
});

test('asking twice gives the same answer', () => {
  for (let i = 0; i < 2; i++) {
    expect(scanUnknown({ '4111111111111111': 1 }, 'x')?.what).toBe('pan');
    expect(scanUnknown({ pinBlock: 'y' }, 'x')?.what).toBe('card_field');
    expect(scanUnknown({ colour: 'red' }, 'x')).toBeUndefined();
  }
});

test('any JSON can be looked through', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const found = scanUnknown(value, 'x');
      expect(found === undefined || found.path.startsWith('x')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ...[
    'pan',
    'PAN',
    'card_no',
    'cardNo',
    'CARD-NUMBER',
    'cardNumber',
    'card.number',
    'cvv',
    'CVV2',
    'cvc2',
    'track2',
  ],
  ...[
    'Track_1',
    'track2Data',
    'pin_block',
    'pinBlock',
    'PINBLOCK',
    'de52',
    'card_expiry',
    '银行卡号',
    '二磁道',
  ],
])('%s names card data', (name) => {
  expect(isCardField(name)).toBe(true);
});

test.each([
  ...['panel', 'company', 'card_type', 'pin_retries', 'tracking', 'trackingNo', 'span', 'pan_entry_mode', ''],
])('%s does not', (name) => {
  expect(isCardField(name)).toBe(false);
});
