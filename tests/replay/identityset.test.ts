import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identitySet } from '../../collector/replay/identityset.ts';

/** Identities as events make them: a day, a kind, a channel, and numbers that follow each other. */
const identity = fc
  .tuple(fc.constantFrom('2026-11-20', '2026-11-21', ''), fc.constantFrom('a', 'po', 'wr'), fc.nat(400))
  .map(([day, kind, n]) => `${day}|${kind}|cup_card|${632_512_000_000 + n}|approved`);
const claims = fc.array(fc.tuple(identity, fc.nat(2)), { maxLength: 300 });

test('answers as a map of the texts does, before and after another process has loaded it', () => {
  fc.assert(
    fc.property(claims, claims, (first, second) => {
      const booked = new Map<string, number>();
      const expected = (id: string, content: number): string => {
        const known = booked.get(id);
        if (known === undefined) booked.set(id, content);
        return known === undefined ? 'new' : known === content ? 'duplicate' : 'conflict';
      };
      let set = identitySet({ drained: true });
      for (const [id, content] of first) expect(set.admit(id, content)).toBe(expected(id, content));
      const next = identitySet({ drained: true });
      next.load(set.drain());
      expect(set.drain()).toHaveLength(0);
      set = next;
      expect(set.size).toBe(booked.size);
      for (const [id, content] of second) {
        expect(set.has(id)).toBe(booked.has(id));
        expect(set.admit(id, content)).toBe(expected(id, content));
      }
      expect(set.size).toBe(booked.size);
    }),
  );
});

test('keeps half a million apart that differ in one character', () => {
  const set = identitySet();
  for (let n = 0; n < 500_000; n++) set.admit(`2026-11-20|a|wechat|${632_512_000_000 + n}|approved`, n);
  expect(set.size).toBe(500_000);
  expect(set.admit('2026-11-20|a|wechat|632512000007|approved', 7)).toBe('duplicate');
  expect(set.has('2026-11-20|a|wechat|632512500000|approved')).toBe(false);
});

test('compares contents of 53 bits by their lower half', () => {
  const set = identitySet();
  const content = 2 ** 52 + 12_345;
  set.admit('2026-11-20|a', content);
  expect(set.admit('2026-11-20|a', content)).toBe('duplicate');
  expect(set.admit('2026-11-20|a', content + 1)).toBe('conflict');
});
