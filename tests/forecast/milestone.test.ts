import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Share } from '../../collector/causes/split.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { stillLongerThan } from '../../collector/forecast/delay.ts';
import { milestoneOf } from '../../collector/forecast/milestone.ts';
import { engineLoader } from '../../collector/ledgerengine.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';

const minute = 60_000;
const { config } = loadConfig(join(import.meta.dirname, '../../collector/config/profiles/b.yaml'));
const { ledger } = engineLoader(config)(sqliteStore(':memory:', { durable: false }));

const share = (account: string, mode: string, slot?: number): Share => ({
  cell: {
    channel: 'alipay',
    clearingDay: '2026-11-18',
    mode,
    currency: 'CNY',
    ...(slot === undefined ? {} : { slot }),
  },
  stage: 'settlement',
  cause: 'not_due',
  account,
  detail: '',
  amount: 100_00,
  transactions: 1,
  overdue: false,
});

/** Probability that a share is not credited when merchants look for it. */
function miss(of: Share, now: number): number {
  const { expectedAt, delay, afterwards } = milestoneOf(of, ledger, now);
  const latest = ledger.money.deadlines.perceived(of.cell) - afterwards;
  return stillLongerThan(delay, latest - expectedAt, now - expectedAt);
}

const slot = Date.parse('2026-11-18T14:50:00+08:00');
const slotEnd = slot + 10 * minute;

test('S+0 money that was just sold will come in time; what still waits twelve minutes later will not', () => {
  const waiting = share('settlement.cleared', 'S+0', slot);
  expect(miss(waiting, slotEnd)).toBeLessThan(0.05);
  expect(miss(waiting, slotEnd + 12 * minute)).toBeGreaterThan(0.5);
});

test('held money is not released within hours', () => {
  const at = Date.parse('2026-11-19T06:00:00+08:00');
  expect(miss(share('account.held', 'T+1'), at)).toBeGreaterThan(0.8);
});

test('T+1 money before its run will most likely come in time', () => {
  const at = Date.parse('2026-11-19T04:00:00+08:00');
  expect(miss(share('settlement.cleared', 'T+1'), at)).toBeLessThan(0.05);
});
