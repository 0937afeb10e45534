import { afterByteOrderMark, isBlank, type Lines } from './lines.ts';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Finds the elements of a JSON array without parsing them, a stretch of bytes at a time. */
export interface ArrayScan {
  /** Looks at the next `stretch` bytes; true when the end is reached. */
  advance(stretch: number): boolean;
  /** The elements, numbered from 1; undefined when there are more than `most`. */
  elements(): Lines | undefined;
}

/**
 * Splits `[a, b, …]` at its commas, so that one malformed element does not cost its neighbours: each element is parsed
 * on its own later. A text that is no array is one element; what follows the closing bracket is an element too, and
 * will not be valid JSON.
 */
export function arrayScan(bytes: Buffer, most: number): ArrayScan {
  const bounds: number[] = [];
  const numbers: number[] = [];
  let begin = afterByteOrderMark(bytes);
  while (begin < bytes.length && isBlank(bytes, begin, begin + 1)) begin++;
  const isArray = bytes[begin] === openBracket;
  let at = isArray ? begin + 1 : bytes.length;
  let start = isArray ? at : begin;
  let depth = isArray ? 1 : 0;
  let inText = false;
  let index = 0;
  let tooMany = false;

  function element(end: number): void {
    index++;
    if (!isBlank(bytes, start, end)) {
      if (numbers.length === most) tooMany = true;
      else {
        bounds.push(start, end);
        numbers.push(index);
      }
    }
    start = end + 1;
  }

  function structural(byte: number): void {
    if (byte === quote) inText = true;
    else if (byte === openBracket || byte === openBrace) depth++;
    else if (byte === closeBracket || byte === closeBrace) {
      depth--;
      if (depth === 0) element(at);
    } else if (byte === comma && depth === 1) element(at);
  }

  return {
    advance(stretch) {
      const until = Math.min(bytes.length, at + stretch);
      for (; at < until && !tooMany && !(isArray && depth <= 0); at++) {
        const byte = bytes[at]!;
        if (!inText) structural(byte);
        else if (byte === backslash) at++;
        else if (byte === quote) inText = false;
      }
      const ended = at >= bytes.length || tooMany || (isArray && depth <= 0);
      if (ended && !tooMany) element(bytes.length);
      return ended;
    },
    elements: () => (tooMany ? undefined : { bytes, bounds, numbers }),
  };
}
