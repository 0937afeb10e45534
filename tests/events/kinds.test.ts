import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../collector/events/kinds.ts';

/** The contract every kind of event keeps; a new kind is tested by being in the list. */
describe.each(eventKinds.map((kind) => ({ name: kind.kind, kind })))('$name', ({ kind }) => {
  const parsed = kind.schema.safeParse(kind.example);

  test('its example is valid and says nothing its schema does not know', () => {
    expect(parsed.success).toBe(true);
    expect(Object.keys(kind.schema.shape)).toEqual(expect.arrayContaining(Object.keys(kind.example)));
  });

  test('its identity begins with a day, or with - when it has none; a level names its subject', () => {
    const identity = kind.identity({ clearingDay: '2026-11-20', ...parsed.data } as never);
    if (kind.grain === 'once') expect(identity).toMatch(/^(?:20\d\d-\d\d-\d\d|-)\|[a-z]{1,3}\|/);
    else expect(identity).not.toContain('undefined');
  });

  test('when it happened or was sent is not part of its identity', () => {
    const later = {
      clearingDay: '2026-11-20',
      ...parsed.data,
      at: '2026-11-20T23:59:59+08:00',
      source: 'other',
    };
    const once = kind.identity({ clearingDay: '2026-11-20', ...parsed.data } as never);
    // Sources report for themselves: presence and watermarks are levels of their source.
    if (!['terminal.presence', 'source.watermark'].includes(kind.kind))
      expect(kind.identity(later as never)).toBe(once);
  });

  test('it is documented', () => {
    expect(kind.doc.length).toBeGreaterThan(30);
    expect(kind.title.length).toBeGreaterThan(2);
  });
});

test('two kinds never share an identity', () => {
  const once = eventKinds.filter((k) => k.grain === 'once');
  const codes = once.map(
    (k) => k.identity({ clearingDay: '2026-11-20', ...k.schema.parse(k.example) } as never).split('|')[1],
  );
  expect(new Set(codes).size).toBe(once.length);
});
