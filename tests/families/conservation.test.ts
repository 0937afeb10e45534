import { describe, expect, test } from 'vitest';
import { conservation } from '../../collector/families/conservation.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { type Fixture, moneyConfig, openFixture } from '../ledger/fixture.ts';
import { line } from '../ledger/stories/clearing.ts';
import { refund, reversal, sale, unknown, upload } from '../ledger/stories/sales.ts';
import { order, payout } from '../ledger/stories/settlement.ts';
import { contracts, lived, metric, shown } from './money.ts';

const noon = '2026-11-20 12:00';
const now = '2026-11-23 12:00';

const healthy = [
  sale(noon, 'cup_card', 1, 'A', 100_00),
  line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 100_00),
  order('2026-11-23 05:30', '1', 'A', 'T+1', [['cup_card', '2026-11-20', 99_00, { fee: 1_00 }]]),
  payout('2026-11-23 08:00', '1', 'credited', 99_00),
  unknown(noon, 'alipay', 2, 'A', 5_00),
  sale(noon, 'alipay', 3, 'D', 7_00),
  reversal('2026-11-20 12:01', 'alipay', 3, 'D', 7_00),
];
const faults = ['ledger_conservation_difference_amount', 'ledger_imbalance_amount'];

/** Changes one stored row as a bad disk or a careless hand would. */
function corrupt(
  fixture: Fixture,
  space: string,
  change: (key: string, value: string) => string | undefined,
): Fixture {
  fixture.commit();
  const rows: { space: string; key: string; value: string }[] = [];
  fixture.store.load((in_, key, value) => {
    if (in_ !== space) return;
    const other = change(key, String(value));
    if (other !== undefined) rows.push({ space, key, value: other });
  });
  expect(rows).toHaveLength(1);
  fixture.store.write(rows, new Set());
  fixture.store.commit();
  return openFixture(moneyConfig, fixture.store);
}

describe('conservation family', () => {
  test('is 0 exactly for sound books, before and after a restart, housekeeping and the archive', () => {
    let fixture = lived(...healthy);
    for (const at of [now, '2026-11-26 12:00', '2027-03-01 12:00']) {
      fixture.tick(at);
      fixture = fixture.restart();
      for (const name of faults) expect(metric(name, conservation, fixture, at)).toEqual({});
    }
    expect([...fixture.ledger.money.journal.archive()]).toHaveLength(2);
  });

  test('shows a balance that was changed in the store', () => {
    const fixture = corrupt(lived(...healthy), 'money.cell', (key, value) =>
      key.includes('|cup_card|') ? value.replace('"credited":[9900,', '"credited":[9800,') : undefined,
    );
    expect(metric('ledger_conservation_difference_amount', conservation, fixture, now)).toEqual({
      'cup_card CNY': 1,
    });
    expect(metric('ledger_imbalance_amount', conservation, fixture, now)).toEqual({ 'cells CNY': 1 });
  });

  test('shows a cell that was lost', () => {
    const fixture = corrupt(lived(...healthy), 'money.cell', (key) =>
      key.includes('|cup_card|') ? '{"b":{}}' : undefined,
    );
    expect(metric('ledger_imbalance_amount', conservation, fixture, now)).toEqual({ 'entered CNY': 100 });
    expect(metric('ledger_conservation_difference_amount', conservation, fixture, now)).toEqual({
      'cup_card CNY': 100,
    });
  });

  test('shows a counter that was changed', () => {
    const fixture = corrupt(lived(...healthy), 'money.entered', (key, value) =>
      key === 'alipay\tCNY' ? String(Number(value) - 3) : undefined,
    );
    expect(metric('ledger_conservation_difference_amount', conservation, fixture, now)).toEqual({
      'alipay CNY': 0.03,
    });
  });

  test('counts what entered, and sales without a contract', () => {
    const fixture = lived(
      ...healthy,
      sale(noon, 'intl', 9, 'Z', 50_00),
      sale(noon, 'cup_card', 10, 'Z', 1_00),
    );
    const seen = shown(conservation, fixture, now);
    expect(seen).toMatchObject({
      'money_captured_amount_total{channel="cup_card",currency="CNY"}': 101,
      'money_captured_amount_total{channel="alipay",currency="CNY"}': 12,
      'money_captured_amount_total{channel="intl",currency="CNY"}': 50,
      'ledger_uncontracted_sales_total{channel="cup_card"}': 1,
    });
  });

  test('shows suspense by stage, debts, and payouts whose order never came', () => {
    const fixture = lived(
      line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 40_00),
      refund(noon, 'alipay', 1, 'D', 3_00),
      payout('2026-11-23 08:00', '9', 'instructed', 8_00),
    );
    expect(metric('ledger_suspense_amount', conservation, fixture, now)).toEqual({
      'clearing cup_card CNY': 40,
      'payout all CNY': 8,
    });
    expect(metric('ledger_debt_amount', conservation, fixture, now)).toEqual({ 'alipay CNY': 3 });
    fixture.book(sale(noon, 'cup_card', 1, 'A', 40_00));
    expect(metric('ledger_suspense_amount', conservation, fixture, now)).toEqual({ 'payout all CNY': 8 });
  });

  test('keeps suspense of impossible places', () => {
    const store = sqliteStore(':memory:');
    const fixture = openFixture({ ...moneyConfig, channels: moneyConfig.channels.slice(0, 2) }, store);
    fixture.book(...contracts, line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 5_00));
    fixture.commit();
    store.commit();
    const [card, wallet] = moneyConfig.channels;
    const other = openFixture(
      { ...moneyConfig, channels: [{ ...card, settlesFrom: 'ledger' }, wallet] },
      store,
    );
    expect(metric('ledger_suspense_amount', conservation, other, now)).toEqual({ 'monitoring all CNY': 5 });
  });

  test('does not take an upload for a second capture', () => {
    const fixture = lived(sale(noon, 'intl', 1, 'A', 9_00), upload('2026-11-20 22:30', 'intl', 1, 'A', 9_00));
    expect(metric('money_captured_amount_total', conservation, fixture, now)).toEqual({ 'intl CNY': 9 });
  });
});
