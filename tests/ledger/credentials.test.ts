import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialsBook } from '../../collector/ledger/credentials.ts';
import { event, instant, openHarness } from './harness.ts';

const now = Date.UTC(2026, 10, 20, 4);
const day = 86_400_000;
const open = () => openHarness((f) => ({ credentials: credentialsBook(f) }));
const inventory = (ends: number, terminals: number, fields: Record<string, unknown> = {}) =>
  event('terminal.credentials', {
    model: 'm1',
    credential: 'ca_cert',
    notAfter: instant(ends),
    at: instant(now),
    terminals,
    ...fields,
  });
const bands = (book: ReturnType<typeof open>['books'], at = now, model = 'm1') =>
  ['1d', '7d', '30d', '90d'].map((within) => book.credentials.expiring(at).get('ca_cert', model, within));

describe('credentials book', () => {
  it('counts cumulatively, to the millisecond', () => {
    const { send, books } = open();
    send(inventory(now + day, 1));
    send(inventory(now + day + 1, 10));
    send(inventory(now + 30 * day, 100));
    send(inventory(now + 91 * day, 1000));
    expect(bands(books)).toEqual([1, 11, 111, 111]);
    expect(bands(books, now + day)).toEqual([11, 11, 111, 1111]);
  });

  it('shows what has expired in every band, for 90 days', () => {
    const { send, books } = open();
    send(inventory(now - 1, 5));
    expect(bands(books)).toEqual([5, 5, 5, 5]);
    expect(bands(books, now - 1 + 90 * day)).toEqual([5, 5, 5, 5]);
    expect(bands(books, now + 90 * day)).toEqual([0, 0, 0, 0]);
  });

  it('forgets what ended 90 days ago in the store too', () => {
    const harness = open();
    harness.send(inventory(now, 5));
    harness.books.credentials.tick?.(now + 91 * day);
    harness.commit();
    expect(bands(harness.reopen().books)).toEqual([0, 0, 0, 0]);
  });

  it('takes the newest level, also where it says that all were renewed', () => {
    const { send, books } = open();
    send(inventory(now + day, 0, { at: instant(now) }));
    send(inventory(now + day, 42_300, { at: instant(now - 1000) }));
    expect(bands(books)).toEqual([0, 0, 0, 0]);
  });

  it('puts models that are not configured under other, and adds them up', () => {
    const { send, books } = open();
    send(inventory(now + day, 3, { model: 'x1' }));
    send(inventory(now + day, 4, { model: 'x2' }));
    expect(bands(books, now, 'other')).toEqual([7, 7, 7, 7]);
  });

  it('ends the same in any order and after a restart', () => {
    const levels = fc
      .array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.nat(50)), { maxLength: 15 })
      .map((rows) =>
        rows.map(([days, terminals], i) =>
          inventory(now + days * day, terminals, { at: instant(now + i * 1000) }),
        ),
      );
    fc.assert(
      fc.property(levels, (events) => {
        const [a, b] = [open(), open()];
        for (const each of events) a.send(each);
        for (const each of events.toReversed()) b.send(each);
        a.commit();
        const { values } = a.books.credentials.expiring(now);
        expect(b.books.credentials.expiring(now).values).toEqual(values);
        expect(a.reopen().books.credentials.expiring(now).values).toEqual(values);
      }),
      { numRuns: 40 },
    );
  });
});
