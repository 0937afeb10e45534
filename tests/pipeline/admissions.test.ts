import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import type { Store } from '../../collector/stores/store.ts';
import { bench, line, reportOf } from './harness.ts';

/** A store that claims one identity at a time only. */
const oneByOne = (): Store => ({ ...sqliteStore(':memory:'), admitAll: () => false });

/** Lines about a few sales, so that facts meet before, after and without their counterpart, and repeat. */
const lines = fc.array(
  fc
    .record({
      what: fc.constantFrom(
        'approved',
        'declined',
        'unknown',
        'reversal',
        'refund',
        'beat',
        'cutover',
        'broken',
      ),
      sale: fc.nat(30),
      amount: fc.constantFrom(100, 100, 100, 200),
      atCut: fc.boolean(),
    })
    .map(({ what, sale, amount, atCut }) => {
      const rrn = String(632_512_000_000 + sale);
      const at = atCut ? '2026-11-20T23:00:02+08:00' : '2026-11-20T12:00:00+08:00';
      if (what === 'reversal') return line('reversal', { at, rrn, amount });
      if (what === 'refund') return line('refund', { at, rrn, amount });
      if (what === 'beat') return line('terminal.heartbeat', { at: '2026-11-21T15:00:00+08:00' });
      if (what === 'cutover') return line('channel.cutover', { at: '2026-11-20T23:00:10+08:00' });
      if (what === 'broken') return '{}';
      return line('authorization', { at, rrn, amount, state: what });
    }),
  { minLength: 1, maxLength: 200 },
);

const books = (it: ReturnType<typeof bench>): unknown =>
  [...it.writer.engine()!.ledger.money.journal.open()]
    .map(({ id, balances }) => ({ id, balances: { ...balances } }))
    .sort((a, b) => JSON.stringify(a.id).localeCompare(JSON.stringify(b.id)));

describe('claiming identities together', () => {
  test('gives the same reports and the same books as one by one', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 200 }), async (all, cut) => {
        const [together, single] = [bench(), bench({ openStore: oneByOne })];
        for (const part of [all.slice(0, cut), all.slice(cut), all]) {
          const reports = await Promise.all([together.send(part), single.send(part)]);
          expect(reportOf(reports[0]!)).toEqual(reportOf(reports[1]!));
        }
        expect(books(together)).toEqual(books(single));
        expect(together.writer.engine()!.ahead.size).toBe(0);
        await Promise.all([together.writer.close(), single.writer.close()]);
      }),
      { numRuns: 60 },
    );
  });

  test('happens when all are new', async () => {
    const it = bench();
    const { store } = it.writer.engine()!;
    const claimed: number[] = [];
    const admitAll = store.admitAll!;
    store.admitAll = (identities, contents) => {
      claimed.push(identities.length);
      return admitAll(identities, contents);
    };
    await it.send(Array.from({ length: 80 }, (_, i) => line('refund', { rrn: String(632_512_000_000 + i) })));
    expect(claimed).toEqual([64, 8, 8]);
  });

  test('leaves nothing claimed when one was known', () => {
    const store = sqliteStore(':memory:');
    store.begin();
    store.admit('2026-11-20|d', 1);
    const identities = Array.from('abcdefgh', (letter) => `2026-11-20|${letter}`);
    expect(store.admitAll(identities, Array(8).fill(1))).toBe(false);
    expect(identities.map((identity) => store.admitted(identity))).toEqual(
      Array.from('abcdefgh', (letter) => letter === 'd'),
    );
    store.commit();
    store.close();
  });
});
