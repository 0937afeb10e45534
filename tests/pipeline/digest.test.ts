import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventKind } from '../../collector/events/define.ts';
import { kindByName } from '../../collector/events/kinds.ts';
import { digester } from '../../collector/pipeline/digest.ts';
import { shapeOf } from '../../collector/pipeline/shape.ts';

type Json = Record<string, unknown>;

const kind = (name: string) => kindByName.get(name)! as unknown as EventKind;
const digestOf = (name: string, omit: readonly string[] = ['at']) =>
  digester(shapeOf(kind(name).schema), new Set(omit));
const copy = (name: string): Json => JSON.parse(JSON.stringify(kind(name).example));

describe('content hash', () => {
  test('does not depend on the order of keys, at any level', () => {
    const digest = digestOf('settlement.order');
    const event = copy('settlement.order');
    const part = (event.parts as Json[])[0]!;
    const turned: Json = Object.fromEntries(Object.entries(event).reverse());
    turned.parts = [Object.fromEntries(Object.entries(part).reverse())];
    expect(digest(turned)).toBe(digest(event));
  });

  test('changes with every field that counts', () => {
    const digest = digestOf('settlement.order');
    const event = copy('settlement.order');
    const changed = [
      { ...event, bank: 'bank_b' },
      { ...event, mode: 'T+1' },
      { ...event, parts: [{ ...(event.parts as Json[])[0], net: 8_417_91 }] },
      { ...event, parts: [{ ...(event.parts as Json[])[0], soldAt: '2026-11-20T12:00:00Z' }] },
      { ...event, parts: [...(event.parts as Json[]), (event.parts as Json[])[0]] },
      { ...event, parts: [] },
    ];
    const digests = new Set([event, ...changed].map(digest));
    expect(digests.size).toBe(changed.length + 1);
  });

  test('ignores what is left out and what no schema knows', () => {
    const digest = digestOf('refund');
    const event = copy('refund');
    expect(digest({ ...event, at: '2026-11-21T00:00:00Z', extra: 'x' })).toBe(digest(event));
  });

  test('takes two ways to write an instant for one', () => {
    const digest = digestOf('limit.change');
    const event = copy('limit.change');
    expect(digest({ ...event, effectiveAt: '2026-11-20T16:00:00.000Z' })).toBe(
      digest({ ...event, effectiveAt: '2026-11-21T00:00:00+08:00' }),
    );
    expect(digest({ ...event, effectiveAt: '2026-11-20T16:00:01Z' })).not.toBe(digest(event));
  });

  test('is a safe integer, and two contents hardly share it', () => {
    const digest = digestOf('refund');
    const event = copy('refund');
    const seen = new Map<number, number>();
    for (let amount = 0; amount < 100_000; amount++) {
      const hash = digest({ ...event, amount });
      if (!Number.isSafeInteger(hash) || hash < 0) throw new Error(`${hash} is no 53-bit integer`);
      seen.set(hash, amount);
    }
    expect(seen.size).toBe(100_000);
  });

  test('tells fields apart that swap their values', () => {
    const digest = digestOf('batch.settlement');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        fc.pre(a !== b);
        const event = copy('batch.settlement');
        const one = digest({ ...event, debit: { amount: a, count: 0 }, credit: { amount: b, count: 0 } });
        const other = digest({ ...event, debit: { amount: b, count: 0 }, credit: { amount: a, count: 0 } });
        expect(one).not.toBe(other);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps its value: stored hashes must be found again by the next version', () => {
    expect(digestOf('refund')(copy('refund'))).toBe(digestOf('refund')(copy('refund')));
    expect(digestOf('refund')(copy('refund'))).toMatchInlineSnapshot(`1722616159204294`);
    expect(digestOf('settlement.order')(copy('settlement.order'))).toMatchInlineSnapshot(`646260333584217`);
  });
});
