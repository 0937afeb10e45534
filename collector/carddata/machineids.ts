import { isDigitAt } from './digitrun.ts';

/** Lengths of hexadecimal ids and digests: span id, ObjectId, MD5 and trace id, SHA-1, SHA-224, -256, -384, -512. */
const digestLengths = new Set([16, 24, 32, 40, 56, 64, 96, 128]);
const longestDigest = 128;

/** UUID, or W3C traceparent, standing alone. */
const dashedId =
  /(?<![0-9a-z])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2})(?![0-9a-z])/gi;
const longestDashed = 55;

/**
 * True when text[start, end) lies inside a UUID, a traceparent or a hexadecimal digest. Ten of their sixteen symbols
 * are digits, so by chance alone some tens in a million carry a card number with a right check digit.
 */
export function partOfMachineId(text: string, start: number, end: number): boolean {
  return insideDigest(text, start, end) || insideDashedId(text, start, end);
}

function insideDigest(text: string, start: number, end: number): boolean {
  let first = start;
  let last = end;
  while (first > 0 && start - first <= longestDigest && isHexAt(text, first - 1)) first--;
  while (last < text.length && last - end <= longestDigest && isHexAt(text, last)) last++;
  // After the digits of a URL escape (`%20411…`) the number does not begin where the run of hex digits does.
  if (!digestLengths.has(last - first) || (start > first && isDigitAt(text, start - 1))) return false;
  if (!/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text.slice(first, last))) return false;
  // Letters alone around the number are not a digest but a number with something glued to it.
  return /\d/.test(text.slice(first, start) + text.slice(end, last));
}

function insideDashedId(text: string, start: number, end: number): boolean {
  const offset = Math.max(0, start - longestDashed);
  const near = text.slice(offset, end + longestDashed);
  for (const match of near.matchAll(dashedId)) {
    const at = offset + match.index;
    if (at <= start && at + match[0].length >= end) return true;
  }
  return false;
}

function isHexAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
