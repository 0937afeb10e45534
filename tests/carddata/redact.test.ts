import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../collector/carddata/redact.ts';
import { scanText } from '../../collector/carddata/scan.ts';

test.each([
  ['card 4111111111111111, cvv 123', 'card [pan], cvv [cvv]'],
  ['%B4111111111111111^DOE/JOHN^2512101123?;4111111111111111=2512101123?', '[track][track]'],
  ['pin block 0123456789ABCDEF pin=1234', 'pin block [pin] pin=[pin]'],
  ['4111 1111 1111 1111 and 3782 822463 10005', '[pan] and [pan]'],
  ['{"cvv":"123","acct":4111111111111111}', '{"cvv":"[cvv]","acct":[pan]}'],
  ['今日无异常 632512000017', '今日无异常 632512000017'],
  ['', ''],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('digits that a replacement sets apart are looked at again', () => {
  expect(redact('6 2 0 5 5 0 0 0 0 0 0 0 0 0 0 0 0 0 4 4111 1111 1111 1111')).toBe('[pan] [pan]');
});

test('nothing is left, and twice is once', () => {
  const pieces = fc.constantFrom(
    ...[
      '4',
      '1',
      '62',
      '3',
      '0',
      '4111',
      '1111',
      '4111111111111111',
      '378282',
      '6205500000000000004',
      '123456',
    ],
    ...[
      ' ',
      '-',
      '.',
      '%20',
      '\u200b',
      '=',
      'D',
      '^',
      ';',
      '%B',
      '?',
      'a',
      'f',
      ':',
      ',',
      '１',
      '[pan]',
      'card ',
    ],
    ...['pin', 'block', 'cvv', '密码', '安全码', 'F52', '0123456789ABCDEF', '2512101'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const found = scanText(text);
      if (found !== undefined) {
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
      }
      const once = redact(text);
      expect(scanText(once)).toBeUndefined();
      expect(redact(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test('any text at all can be redacted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(redact(redact(text))).toBe(redact(text));
    }),
    { numRuns: 200 },
  );
});
