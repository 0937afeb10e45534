import type { FindingKind } from './finding.ts';
import { scanFrom } from './scan.ts';

const replacements: Readonly<Record<FindingKind, string>> = {
  pan: '[pan]',
  track1: '[track]',
  track2: '[track]',
  pin_block: '[pin]',
  pin: '[pin]',
  cvv: '[cvv]',
};

/**
 * The text with all card data replaced by `[pan]`, `[track]`, `[pin]` or `[cvv]`; nothing of it is kept, not even
 * the first six and last four digits that PCI DSS would allow. A text without any is returned as it is. Redacting
 * twice changes nothing more. Redact before truncating: half a card number is not recognised.
 */
export function redact(text: string): string {
  let current = text;
  for (;;) {
    const next = redactOnce(current);
    // A replacement can set digits to its left apart from a longer row of groups, so look again until all is quiet.
    if (next === current) return current;
    current = next;
  }
}

function redactOnce(text: string): string {
  let out = '';
  let from = 0;
  for (let found = scanFrom(text, 0); found !== undefined; found = scanFrom(text, from)) {
    out += text.slice(from, found.start) + replacements[found.what];
    from = found.end;
  }
  return from === 0 ? text : out + text.slice(from);
}
