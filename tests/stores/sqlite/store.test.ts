import { expect, test } from 'vitest';
import { sqliteStore } from '../../../collector/stores/sqlite/store.ts';

test('scan goes through a prefix in slices, and identities are found by how they begin', () => {
  const store = sqliteStore(':memory:');
  store.begin();
  const keys = [
    '2026-11-20|SO-9',
    '2026-11-21|SO-1',
    '2026-11-21|SO-10',
    '2026-11-21|SO-2',
    '2026-11-22|SO-1',
  ];
  store.write(
    keys.map((key) => ({ space: 'orders', key, value: `"${key}"` })),
    new Set(['orders']),
  );
  for (const state of ['u', 'a']) store.admit(`2026-11-21|a|cup_card|000000000001|${state}`, 1);
  store.admit('2026-11-21|a|cup_card|000000000011|a', 1);
  store.commit();

  const sliced: string[] = [];
  let after: string | undefined;
  for (;;) {
    const rows = store.scan('orders', '2026-11-21|', 1, after);
    if (rows.length === 0) break;
    sliced.push(...rows.map(({ key }) => key));
    after = rows.at(-1)!.key;
  }
  expect(sliced).toEqual(keys.slice(1, 4));
  expect(store.scan('orders', '2026-11-21|', 9).map(({ value }) => value)).toEqual(
    keys.slice(1, 4).map((key) => `"${key}"`),
  );
  expect(store.scan('elsewhere', '2026-11-21|', 9)).toEqual([]);
  expect(store.identities('2026-11-21|a|cup_card|000000000001|', 9)).toEqual([
    '2026-11-21|a|cup_card|000000000001|a',
    '2026-11-21|a|cup_card|000000000001|u',
  ]);
  expect(store.identities('2026-11-21|', 1)).toHaveLength(1);
  store.close();
});

test('what is kept by a day goes with that day, after its identities, and never more than asked for', () => {
  const store = sqliteStore(':memory:');
  store.begin();
  const days = ['2026-10-01', '2026-10-02', '2026-11-20'];
  for (const day of days) store.admit(`${day}|a|cup_card|1|a`, 1);
  store.admit('T-REG|1', 1);
  const rows = [...days.map((day) => `${day}|1`), 'ID-LICENCE|M1'];
  const spaces = ['sales', 'documents'];
  store.write(
    spaces.flatMap((space) => rows.map((key) => ({ space, key, value: '1' }))),
    new Set(spaces),
  );
  store.commit();

  const left = (space: string): string[] => store.scan(space, '', 9).map(({ key }) => key);
  const forget = (): number => store.forget('2026-11-01', 3, ['sales']);
  expect([forget(), left('sales').length]).toEqual([3, 3]);
  expect([forget(), forget()]).toEqual([1, 0]);
  expect(left('sales')).toEqual(['2026-11-20|1', 'ID-LICENCE|M1']);
  expect(left('documents')).toHaveLength(4);
  expect(store.identities('', 9)).toEqual(['2026-11-20|a|cup_card|1|a', 'T-REG|1']);
  store.close();
});
