import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength, truncateUtf8 } from '../../../../alerts/notifier/message/utf8.ts';
import { utf8Bytes } from '../standins/provider.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('清', '算', 'a', 'é', '😀', '👨‍👩‍👧', '\ud83d', '\udc00', '𠮷'), {
      maxLength: 200,
    })
    .map((parts) => parts.join('')),
);

const valid = (text: string): boolean =>
  text.isWellFormed() && new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'utf8')) === text;

describe('truncating in bytes', () => {
  test('is always valid UTF-8 and never longer than asked', () => {
    fc.assert(
      fc.property(anyText, fc.nat(400), fc.constantFrom('…', '…(已截断)', ''), (text, most, mark) => {
        const cut = truncateUtf8(text, most, mark);
        expect(valid(cut)).toBe(true);
        expect(utf8Bytes(cut)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps what fits, and wastes less than one character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(400), (text, most) => {
        const whole = text.toWellFormed();
        const cut = truncateUtf8(text, most, '');
        if (utf8Bytes(whole) <= most) expect(cut).toBe(whole);
        else {
          expect(whole.startsWith(cut)).toBe(true);
          const next = String.fromCodePoint(whole.codePointAt(cut.length)!);
          expect(utf8Bytes(cut + next)).toBeGreaterThan(most);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('says that it was cut', () => {
    expect(truncateUtf8('清算文件未到', 13, '…')).toBe('清算文…');
    expect(truncateUtf8('清算文件未到', 18, '…')).toBe('清算文件未到');
  });

  test('counts a lone surrogate as what is sent for it', () => {
    expect(byteLength('\ud83d')).toBe(3);
    expect(truncateUtf8('\ud83d', 3)).toBe('\ufffd');
  });
});
