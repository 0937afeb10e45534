import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortHmac } from '../../collector/carddata/hmac.ts';

const ofNode = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');

test('it says what node:crypto says, of any text under any key', () => {
  const texts = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 30 }));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 150 }), texts, (key, text) => {
      expect(shortHmac(Buffer.from(key))(text)).toBe(ofNode(Buffer.from(key), text));
    }),
  );
});

test('every length around the end of a block', () => {
  const key = randomBytes(32);
  const hmac = shortHmac(key);
  for (let length = 0; length <= 130; length++)
    expect(hmac('7'.repeat(length))).toBe(ofNode(key, '7'.repeat(length)));
});
