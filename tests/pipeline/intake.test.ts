import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paidOrders, unpaidOrders } from '../../collector/ledger/money/orders.ts';
import { linesPerSlice, ndjsonLines } from '../../collector/sources/lines.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { bench, line, noon, reportOf, testConfig } from './harness.ts';

const sale = (rrn: number, change: Record<string, unknown> = {}): string =>
  line('authorization', { rrn: String(632_512_000_000 + rrn), clearingDay: '2026-11-20', ...change });

const waitingAmount = (it: ReturnType<typeof bench>): number => {
  let sum = 0;
  for (const { balances } of it.writer.engine()!.ledger.money.journal.open())
    sum += balances['clearing.captured']?.[0] ?? 0;
  return sum;
};

const counted = (it: ReturnType<typeof bench>, outcome: string): number =>
  it.writer.engine()!.tallies.records.get('switch', outcome);

describe('what becomes of lines', () => {
  test('a batch of good and bad lines is reported line by line, and the good ones are booked', async () => {
    const it = bench();
    const lines = [
      sale(1),
      '',
      '{"kind":"nope"}',
      sale(2),
      sale(1),
      sale(2, { amount: 1 }),
      sale(3, { test: true }),
      sale(4, { at: '2026-11-18T12:00:00+08:00' }),
    ];
    const report = reportOf(await it.send(lines));
    expect(report).toMatchObject({
      accepted: 2,
      duplicate: 1,
      late: 1,
      test: 1,
      rejected: 2,
      moreRejections: 0,
    });
    expect(report.rejections.map(({ line: at, reason }) => [at, reason])).toEqual([
      [3, 'unknown_kind'],
      [6, 'conflict'],
    ]);
    expect(waitingAmount(it)).toBe(3 * 128_00);
  });

  test('every line is counted once, by outcome and by reason', async () => {
    const it = bench();
    await it.send([
      sale(1),
      sale(1),
      '{}',
      sale(2, { test: true }),
      sale(3, { at: '2026-11-18T12:00:00+08:00' }),
    ]);
    expect(['accepted', 'duplicate', 'late', 'test', 'rejected'].map((o) => counted(it, o))).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(it.writer.engine()!.tallies.rejects.get('switch', 'unknown_kind')).toBe(1);
  });

  test('a repeat is recognised whatever its volatile fields, key order and instant say', async () => {
    const it = bench();
    await it.send([sale(1)]);
    const again = JSON.parse(
      sale(1, { latencyMs: 9, note: 'again', at: '2026-11-20T04:00:00.120Z' }),
    ) as object;
    const report = reportOf(
      await it.send([JSON.stringify(Object.fromEntries(Object.entries(again).reverse()))]),
    );
    expect(report.duplicate).toBe(1);
    expect(waitingAmount(it)).toBe(128_00);
  });

  test('levels are folded again and again and never duplicates', async () => {
    const it = bench();
    const beat = line('terminal.heartbeat', { at: '2026-11-21T15:59:00+08:00' });
    expect(reportOf(await it.send([beat, beat])).accepted).toBe(2);
  });

  test('the source is seen at its newest event time', async () => {
    const it = bench();
    await it.send([
      sale(1, { at: '2026-11-21T15:00:00+08:00' }),
      sale(2, { at: '2026-11-21T14:00:00+08:00' }),
    ]);
    expect(it.writer.engine()!.ledger.freshness.lastEvent('switch')).toBe(noon - 3_600_000);
  });

  test('a long line, and one that is not UTF-8, leave their neighbours alone', async () => {
    const it = bench({ config: testConfig((c) => ({ ...c, server: { limits: { lineBytes: 2000 } } })) });
    const bytes = Buffer.concat([
      Buffer.from(`${sale(1)}\n{"kind":"refund","note":"${'x'.repeat(2000)}"}\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
      Buffer.from(`${sale(2, { note: '付款' })}\n`),
    ]);
    const report = reportOf(await it.sink.deliver({ source: 'switch', lines: ndjsonLines(bytes, 10)! }));
    expect(report.accepted).toBe(2);
    expect(report.rejections.map(({ line: at, reason }) => [at, reason])).toEqual([
      [2, 'line_too_long'],
      [3, 'bad_json'],
    ]);
  });

  test('listed rejections are bounded, counted ones are not', async () => {
    const it = bench();
    const report = reportOf(await it.send(Array.from({ length: 1500 }, () => '{}')));
    expect([report.rejected, report.rejections.length, report.moreRejections]).toEqual([1500, 1000, 500]);
    expect(it.writer.engine()!.store.quarantined(1000)).toHaveLength(100);
  });

  test('quarantine keeps the line without card data', async () => {
    const it = bench();
    await it.send([line('refund', { note: '4111 1111 1111 1111' })]);
    const [kept] = it.writer.engine()!.store.quarantined(1);
    expect(kept).toMatchObject({ source: 'switch', line: 1, reason: 'card_data', at: noon });
    expect(kept!.text).toContain('[pan]');
    expect(JSON.stringify(kept)).not.toContain('1111');
  });
});

describe('computed clearing days and announced cut-overs', () => {
  const atCut = { at: '2026-11-20T23:00:05+08:00', clearingDay: undefined };
  const cutover = line('channel.cutover', { at: '2026-11-20T23:10:00+08:00' });
  const days = (it: ReturnType<typeof bench>): string[] =>
    [...it.writer.engine()!.ledger.money.journal.open()].map(({ id }) => id.clearingDay);

  test('a sale before the announced cut belongs to the day that was still open', async () => {
    const it = bench();
    await it.send([cutover, sale(1, atCut)]);
    expect(days(it)).toEqual(['2026-11-20']);
  });

  test('a sale sent before and after the announcement is booked once', async () => {
    const it = bench();
    await it.send([sale(1, atCut)]);
    await it.send([cutover]);
    const report = reportOf(await it.send([sale(1, atCut)]));
    expect(report.duplicate).toBe(1);
    expect(days(it)).toEqual(['2026-11-21']);
  });

  test('a repeat after the announcement is recognised under the announced day', async () => {
    const it = bench();
    await it.send([cutover, sale(1, atCut)]);
    expect(reportOf(await it.send([sale(1, atCut)])).duplicate).toBe(1);
    expect(reportOf(await it.send([sale(1, { ...atCut, amount: 1 })])).rejections[0]?.reason).toBe(
      'conflict',
    );
  });
});

describe('group commit', () => {
  test('what waits together is booked together, and each sender gets its own report', async () => {
    const it = bench();
    let commits = 0;
    const { store } = it.writer.engine()!;
    const commit = store.commit;
    store.commit = () => {
      commits++;
      commit();
    };
    const settlements = await Promise.all(Array.from({ length: 50 }, (_, i) => it.send([sale(i), '{}'])));
    expect(settlements.map((s) => reportOf(s).accepted)).toEqual(Array(50).fill(1));
    expect(commits).toBe(1);
  });

  test('a transaction takes a thousand lines at most', async () => {
    const it = bench();
    const sizes: number[] = [];
    const { ledger } = it.writer.engine()!;
    const { tick } = ledger;
    ledger.tick = (now) => {
      sizes.push(counted(it, 'accepted'));
      tick(now);
    };
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => it.send(Array.from({ length: 400 }, (_, n) => sale(i * 400 + n)))),
    );
    expect(linesPerSlice).toBe(1000);
    expect(sizes).toEqual([0, 800, 1600]);
    expect(counted(it, 'accepted')).toBe(2000);
  });
});

describe('checkpoints', () => {
  const manyBeats = Array.from({ length: 3000 }, (_, n) =>
    line('terminal.heartbeat', {
      at: '2026-11-21T15:59:00+08:00',
      terminal: `T${String(n).padStart(7, '0')}`,
    }),
  );

  test('write the levels in slices, and a commit between them is not undone', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'ledger.db');
    const first = bench({ openStore: () => sqliteStore(path) });
    for (let i = 0; i < manyBeats.length; i += 1000) await first.send(manyBeats.slice(i, i + 1000));
    await first.send([sale(1)]);
    first.writer.checkpoint();
    first.writer.checkpoint();
    await first.send([sale(2)]);
    await first.writer.close();
    const second = bench({ openStore: () => sqliteStore(path) });
    const { ledger } = second.writer.engine()!;
    expect(ledger.freshness.lastEvent('switch')).toBe(noon - 60_000);
    expect(counted(second, 'accepted')).toBe(3002);
    await second.writer.close();
  });

  test('levels are not written by commits: after a crash they are as old as the last checkpoint', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'ledger.db');
    const first = bench({ openStore: () => sqliteStore(path) });
    await first.send([sale(1)]);
    first.writer.checkpoint();
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await first.send([line('refund', { at: '2026-11-21T15:00:00+08:00' })]);
    first.writer.engine()!.store.close();
    const second = bench({ openStore: () => sqliteStore(path) });
    expect(second.writer.engine()!.ledger.freshness.lastEvent('switch')).toBe(
      Date.parse('2026-11-20T12:00:00.120+08:00'),
    );
    expect(counted(second, 'accepted')).toBe(2);
    await second.writer.close();
  });
});

describe('restart', () => {
  test('money, keys, tallies and positions are there again', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'ledger.db');
    const first = bench({ openStore: () => sqliteStore(path) });
    await first.sink.deliver({
      source: 'switch',
      lines: ndjsonLines(Buffer.from(sale(1)), 10)!,
      positions: new Map([['switch/1', { offset: 42 }]]),
    });
    await first.writer.close();
    const second = bench({ openStore: () => sqliteStore(path) });
    expect(waitingAmount(second)).toBe(128_00);
    expect(second.sink.positions('switch/')).toEqual(new Map([['switch/1', { offset: 42 }]]));
    expect(reportOf(await second.send([sale(1)])).duplicate).toBe(1);
    expect(counted(second, 'accepted')).toBe(1);
    await second.writer.close();
  });

  test('after closing, deliveries are refused, not lost in silence', async () => {
    const it = bench();
    await it.writer.close();
    expect(await it.send([sale(1)])).toMatchObject({ ok: false });
  });

  test('what was queued when closing began is booked', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'intake-')), 'ledger.db');
    const first = bench({ openStore: () => sqliteStore(path) });
    const settlements = Promise.all([first.send([sale(1)]), first.send([sale(2)])]);
    await first.writer.close();
    expect((await settlements).map((s) => s.ok)).toEqual([true, true]);
    const second = bench({ openStore: () => sqliteStore(path) });
    expect(counted(second, 'accepted')).toBe(2);
    await second.writer.close();
  });

  test('identities of forgotten days are gone, the rest stays', async () => {
    const it = bench();
    await it.send([sale(1), sale(2, { at: '2026-11-10T12:00:00+08:00', clearingDay: '2026-11-10' })]);
    expect(it.writer.forget('2026-11-15')).toBe(false);
    const { store } = it.writer.engine()!;
    expect(store.admitted('2026-11-20|a|cup_card|632512000001|a')).toBe(true);
    expect(store.admitted('2026-11-10|a|cup_card|632512000002|a')).toBe(false);
  });

  test('a paid order is forgotten with its day, one that waits is kept; a returned one waits again', async () => {
    const it = bench();
    const order = (orderId: string): string =>
      line('settlement.order', { orderId, settlementDay: '2026-11-10', at: '2026-11-10T05:30:00+08:00' });
    const payout = (orderId: string, state: string, reason?: string): string =>
      line('payout', {
        ...{ orderId, payoutId: `P-${orderId}`, state, settlementDay: '2026-11-10', reason },
        at: '2026-11-10T09:00:00+08:00',
      });
    await it.send([
      ...['SO-1', 'SO-2', 'SO-3'].map(order),
      payout('SO-1', 'credited'),
      payout('SO-3', 'credited'),
    ]);
    await it.send([payout('SO-3', 'returned', 'account_closed')]);
    const { store, ledger } = it.writer.engine()!;
    const keys = (space: string): string[] => store.scan(space, '', 9).map(({ key }) => key);
    expect([keys(unpaidOrders), keys(paidOrders)]).toEqual([
      ['2026-11-10|SO-2', '2026-11-10|SO-3'],
      ['2026-11-10|SO-1'],
    ]);
    it.writer.forget('2026-11-15');
    expect([keys(unpaidOrders).length, keys(paidOrders)]).toEqual([2, []]);
    expect(ledger.money.orders.find('2026-11-10', 'SO-2')).toBeDefined();
  });
});
