import { describe, expect, test } from 'vitest';
import { scanText } from '../../collector/carddata/scan.ts';
import { adversarialTexts } from './corpus/adversarial.ts';

/** A text that counts how many of its characters are looked at, so that cost is measured without a clock. */
class CountedText extends String {
  looks = 0;

  override charCodeAt(at: number): number {
    this.looks++;
    return super.charCodeAt(at);
  }

  override slice(from?: number, to?: number): string {
    const part = super.slice(from, to);
    this.looks += part.length;
    return part;
  }
}

function looks(text: string): number {
  const counted = new CountedText(text);
  scanText(counted as unknown as string);
  return counted.looks;
}

describe('ten times the text costs ten times the work', () => {
  test.each(Object.keys(adversarialTexts))('%s', (name) => {
    const make = adversarialTexts[name]!;
    // A find would end the scan early and prove nothing.
    expect(scanText(make(40_000))).toBeUndefined();
    const [small, large] = [looks(make(4000)), looks(make(40_000))];
    expect(large).toBeLessThan(small * 11 + 1000);
    // And no adversary gets more than twenty looks out of one character.
    expect(large).toBeLessThan(40_000 * 20);
  });
});
