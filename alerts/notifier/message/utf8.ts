/** Length of a text on the wire. A lone surrogate counts as the replacement character it is sent as. */
export const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * The text in at most `maxBytes` bytes of UTF-8. What is cut ends in `mark`, so that a reader knows; no character is
 * ever cut in two. Robots count bytes and a Chinese character has three, so a limit in characters would be wrong.
 */
export function truncateUtf8(text: string, maxBytes: number, mark = '…'): string {
  const whole = text.toWellFormed();
  if (byteLength(whole) <= maxBytes) return whole;
  const room = maxBytes - byteLength(mark);
  return room < 0 ? prefix(mark, maxBytes) : prefix(whole, room) + mark;
}

/** The longest beginning of whole characters that has at most `maxBytes` bytes. */
function prefix(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text, 'utf8');
  let end = Math.max(0, Math.min(maxBytes, bytes.length));
  // 10xxxxxx continues a character: a cut before such a byte would leave a broken one.
  while (end > 0 && end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}
