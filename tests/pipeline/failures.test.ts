import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineLoader, type LedgerEngine } from '../../collector/ledgerengine.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { type Store, StoreError } from '../../collector/stores/store.ts';
import { bench, line, reportOf, testConfig } from './harness.ts';

const sale = (rrn: number, change: Record<string, unknown> = {}): string =>
  line('authorization', { rrn: String(632_512_000_000 + rrn), clearingDay: '2026-11-20', ...change });

/** A store on disk whose methods fail while `broken` names them. */
function fragile() {
  const path = join(mkdtempSync(join(tmpdir(), 'fragile-')), 'ledger.db');
  const broken = new Set<keyof Store | 'open'>();
  const check = (name: keyof Store | 'open'): void => {
    if (broken.has(name)) throw new StoreError('ACQ_STORE_FULL', 'the store cannot write: no room');
  };
  const openStore = (): Store => {
    check('open');
    const store = sqliteStore(path);
    return {
      ...store,
      begin: () => {
        check('begin');
        store.begin();
      },
      write: (rows, paged) => {
        check('write');
        store.write(rows, paged);
      },
      commit: () => {
        check('commit');
        store.commit();
      },
    };
  };
  return { broken, openStore };
}

const accepted = (it: ReturnType<typeof bench>): number =>
  it.writer.engine()!.tallies.records.get('switch', 'accepted');

async function recovered(it: ReturnType<typeof bench>): Promise<void> {
  for (let i = 0; i < 400 && !it.writer.health().ready; i++) await new Promise((r) => setTimeout(r, 5));
  expect(it.writer.health().ready).toBe(true);
}

describe.each(['begin', 'write', 'commit'] as const)('when %s fails', (method) => {
  test('nothing is acknowledged, nothing stays in memory, and it goes on when the store works again', async () => {
    const { broken, openStore } = fragile();
    const it = bench({ openStore });
    expect(reportOf(await it.send([sale(1)])).accepted).toBe(1);

    broken.add(method);
    const refused = await it.send([sale(2)]);
    expect(refused).toMatchObject({ ok: false, why: 'the store cannot write: no room' });
    expect(it.writer.health()).toEqual({ ready: false, why: 'the store cannot write: no room' });
    expect(accepted(it)).toBe(1);
    expect(await it.send([sale(3)])).toMatchObject({ ok: false });
    expect(it.failures).not.toEqual([]);

    broken.clear();
    await recovered(it);
    expect(reportOf(await it.send([sale(1), sale(2), sale(3)]))).toMatchObject({ accepted: 2, duplicate: 1 });
    expect(accepted(it)).toBe(3);
    await it.writer.close();
  });
});

test('while the store cannot be opened there is no engine, and nothing throws', async () => {
  const { broken, openStore } = fragile();
  const it = bench({ openStore });
  broken.add('commit').add('open');
  expect(await it.send([sale(1)])).toMatchObject({ ok: false });
  expect(it.writer.engine()).toBeUndefined();
  it.writer.checkpoint();
  expect(it.writer.forget('2026-01-01')).toBe(false);
  broken.clear();
  await recovered(it);
  expect(reportOf(await it.send([sale(1)])).accepted).toBe(1);
  await it.writer.close();
});

test('a checkpoint that fails is found out like any other transaction', async () => {
  const { broken, openStore } = fragile();
  const it = bench({ openStore });
  await it.send([sale(1)]);
  broken.add('commit');
  it.writer.checkpoint();
  expect(it.writer.health().ready).toBe(false);
  broken.clear();
  await recovered(it);
  await it.writer.close();
});

describe('a line whose folding fails', () => {
  /** Folds everything but what `poison` says. */
  const loader = (poison: (amount: number) => boolean) => {
    const load = engineLoader(testConfig());
    return (store: Store): LedgerEngine => {
      const engine = load(store);
      const { fold } = engine.ledger;
      engine.ledger.fold = (event, receipt) => {
        fold(event, receipt);
        if (event.kind === 'authorization' && poison(event.amount)) throw new TypeError('a defect');
      };
      return engine;
    };
  };
  const money = (it: ReturnType<typeof bench>): number => {
    let sum = 0;
    for (const { balances } of it.writer.engine()!.ledger.money.journal.open())
      sum += balances['clearing.captured']?.[0] ?? 0;
    return sum;
  };

  test('is rejected alone: its neighbours are booked once', async () => {
    const { openStore } = fragile();
    const it = bench({ openStore, load: loader((amount) => amount === 666) });
    const lines = [sale(1, { amount: 100 }), sale(2, { amount: 666 }), sale(3, { amount: 10 })];
    const report = reportOf(await it.send(lines));
    expect(report).toMatchObject({ accepted: 2, rejected: 1 });
    expect(report.rejections[0]).toMatchObject({ line: 2, reason: 'internal_error' });
    expect(money(it)).toBe(110);
    expect(it.writer.health().ready).toBe(true);
    expect(it.failures).toHaveLength(1);
    await it.writer.close();
  });

  test('a defect of a whole kind costs two attempts, not one for each line', async () => {
    const it = bench({ load: loader(() => true) });
    const lines = [...Array.from({ length: 20 }, (_, i) => sale(i)), line('refund')];
    const report = reportOf(await it.send(lines));
    expect(report).toMatchObject({ accepted: 1, rejected: 20 });
    expect(it.failures).toHaveLength(2);
    await it.writer.close();
  });
});
