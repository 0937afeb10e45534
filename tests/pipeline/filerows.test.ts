import { expect, test } from 'vitest';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { line, testConfig } from './harness.ts';

/** Lines of one file: a merchant each. */
const file = (fileId: string, merchants: readonly number[], fields: Record<string, unknown> = {}) =>
  merchants.map((n) =>
    line('clearing.line', { fileId, merchant: `10229005331000${n}`, gross: 100_00 + n, ...fields }),
  );

function collect(...lines: readonly string[]) {
  const config = testConfig();
  const engine = engineLoader(config)(sqliteStore(':memory:', { durable: false }));
  const virtual = virtualCollector(config, engine, lineDecoder(config, {}));
  lines.forEach((text, i) => {
    virtual.take(text, i + 1);
  });
  virtual.advance(virtual.now + 1000);
  const { ledger } = engine;
  return {
    rows: ledger.outcomes.duplicates.get('cup_card', 'file_row'),
    cleared: ledger.money.journal.total('settlement.cleared', 'CNY'),
    duplicate: virtual.report.duplicate,
    rejected: virtual.report.rejected,
  };
}

const rows = [1, 2, 3];

test('rows that come again in another file are counted, and move nothing', () => {
  const once = collect(...file('ACOM-1', rows));
  expect(once).toEqual({ rows: 0, cleared: 300_06, duplicate: 0, rejected: 0 });
  expect(collect(...file('ACOM-1', rows), ...file('ACOM-1-AGAIN', rows))).toEqual({
    ...once,
    rows: 3,
    duplicate: 3,
  });
});

test('a delivery repeated by its sender is the same file', () => {
  expect(collect(...file('ACOM-1', rows), ...file('ACOM-1', rows))).toMatchObject({ rows: 0, duplicate: 3 });
});

test('a correction in a file of its own is no repeat, nor is its own delivery repeated', () => {
  const correction = file('ACOM-2', [1], { revision: 1, gross: 5_00 });
  expect(collect(...file('ACOM-1', rows), ...correction, ...correction)).toMatchObject({
    rows: 0,
    cleared: 305_06,
    duplicate: 1,
  });
});
