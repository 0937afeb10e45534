import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { pseudonymiser, pseudonymPattern } from '../../collector/carddata/pseudonym.ts';

const key = Buffer.from('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex');
const id = '102290053310001';

test('without a key an id is stored as it is', () => {
  expect(pseudonymiser(undefined)(id)).toBe(id);
});

test('with a key it is the first 128 bits of HMAC-SHA-256', () => {
  const hashed = pseudonymiser(key)(id);
  expect(hashed).toMatch(pseudonymPattern);
  const expected = createHmac('sha256', key).update(id).digest('hex').slice(0, 32);
  expect(Buffer.from(hashed.slice(2), 'base64url').toString('hex')).toBe(expected);
});

test('it is the same in the next process and another under another key', () => {
  expect(pseudonymiser(key)(id)).toBe('h_UZNjCWP3KyFS6wnSSgwd9A');
  expect(pseudonymiser(Buffer.alloc(32, 7))(id)).not.toBe(pseudonymiser(key)(id));
});

test('different ids have different hashes, remembered or not', () => {
  const small = pseudonymiser(key, { remembered: 4 });
  const large = pseudonymiser(key);
  const seen = new Set<string>();
  for (let round = 0; round < 3; round++)
    for (let i = 0; i < 500; i++) {
      const each = String(100_000_000_000_000 + i);
      expect(small(each)).toBe(large(each));
      seen.add(small(each));
    }
  expect(seen.size).toBe(500);
});

test('a stored hash stays what it is when recorded events are replayed', () => {
  const hash = pseudonymiser(key);
  expect(hash(hash(id))).toBe(hash(id));
});

test('a key that could be guessed is refused', () => {
  expect(() => pseudonymiser(Buffer.alloc(15))).toThrow(RangeError);
  expect(() => pseudonymiser(Buffer.alloc(0))).toThrow(/at least 16/);
});
