import { describe, expect, it } from 'vitest';
import { merchants } from '../../collector/families/merchants.ts';
import { merchantsBook } from '../../collector/ledger/merchants.ts';
import { event, openHarness } from '../ledger/harness.ts';
import { nonZero, readings } from './readings.ts';

describe('merchants family', () => {
  it('has every mode and change from the start, and counts what is in force', () => {
    const harness = openHarness((f) => ({ merchants: merchantsBook(f) }));
    const now = Date.parse('2026-11-20T12:00:00+08:00');
    const empty = readings(merchants, harness, now);
    expect(Object.keys(empty)).toHaveLength(6 + 6 * 4 + 1);
    expect(nonZero(empty)).toEqual({});
    harness.send(event('merchant.contract', { mode: 'W+5' }));
    harness.send(event('merchant.contract', { merchant: '102290053310002', mode: 'S+0', change: 'account' }));
    harness.commit();
    expect(nonZero(readings(merchants, harness.reopen(), now))).toEqual({
      'merchant_contracts{settlement_mode="Tn"}': 1,
      'merchant_contracts{settlement_mode="S+0"}': 1,
      'merchant_contract_changes_total{change="onboarding",origin="operations"}': 1,
      'merchant_contract_changes_total{change="account",origin="operations"}': 1,
      merchant_settlement_account_changes_total: 1,
    });
  });
});
