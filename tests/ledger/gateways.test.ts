import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewaysBook } from '../../collector/ledger/gateways.ts';
import { event, instant, openHarness } from './harness.ts';

const start = Date.UTC(2026, 10, 20, 4);
const open = () => openHarness((f) => ({ gateways: gatewaysBook(f) }));
const report = (minute: number, fields: Record<string, unknown> = {}) =>
  event('access.gateway', {
    from: instant(start + minute * 60_000),
    at: instant(start + (minute + 1) * 60_000),
    errors: undefined,
    ...fields,
  });

describe('gateways book', () => {
  it('knows nothing of a gateway before its first report', () => {
    expect(open().books.gateways.state('gw1')).toBeUndefined();
  });

  it('holds the newest state and adds the errors of every interval', () => {
    const { send, books } = open();
    send(report(2, { up: false, connections: 5, errors: { tls: 1 } }));
    send(report(1, { up: true, connections: 900, errors: { tls: 2, timeout: 4 } }));
    send(report(1, { up: true, connections: 900, errors: { tls: 2, timeout: 4 } }));
    expect(books.gateways.state('gw1')).toEqual({ at: start + 180_000, up: false, connections: 5 });
    expect(books.gateways.errors.get('gw1', 'tls')).toBe(3);
    expect(books.gateways.errors.get('gw1', 'timeout')).toBe(4);
  });

  it('counts a gateway that is not configured under other', () => {
    const { send, books } = open();
    send(report(1, { gateway: 'gw9', errors: { capacity: 7 } }));
    expect(books.gateways.errors.get('other', 'capacity')).toBe(7);
    expect(books.gateways.state('other')?.up).toBe(true);
  });

  it('ends the same in any order and after a restart', () => {
    const reports = fc
      .array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)), { maxLength: 15 })
      .map((rows) =>
        rows.map(([up, connections, tls], i) => report(i, { up, connections, errors: { tls } })),
      );
    fc.assert(
      fc.property(reports, (events) => {
        const [a, b] = [open(), open()];
        for (const each of events) a.send(each);
        for (const each of events.toReversed()) b.send(each);
        a.commit();
        const again = a.reopen();
        for (const { books } of [b, again]) {
          expect(books.gateways.state('gw1')).toEqual(a.books.gateways.state('gw1'));
          expect(books.gateways.errors.get('gw1', 'tls')).toBe(a.books.gateways.errors.get('gw1', 'tls'));
        }
      }),
      { numRuns: 40 },
    );
  });
});
