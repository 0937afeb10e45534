/**
 * Time of one split at profile M over the Spring Festival: nine days of T+1 money wait.
 * Run: node tests/ledger/money/split.bench.ts
 */
import { cpus } from 'node:os';
import { split } from '../../../collector/causes/split.ts';
import type { Account } from '../../../collector/ledger/money/account.ts';
import { addDays } from '../../../collector/time/date.ts';
import { at, moneyConfig, openFixture } from '../fixture.ts';
import { sale, unknown } from '../stories/sales.ts';

const shapes = moneyConfig.channels;
const channels = Array.from({ length: 12 }, (_, i) => ({
  ...shapes[i % shapes.length]!,
  id: `channel_${i}`,
}));
const fixture = openFixture({ ...moneyConfig, channels });
const { journal } = fixture.ledger.money;
const now = at('2026-02-23 12:00');
const today = '2026-02-23';

let cells = 0;
const waiting: Account[] = [
  'clearing.captured',
  'settlement.cleared',
  'account.held:risk_control',
  'payout.ordered',
];
const withBanks: Account[] = [
  'payout.instructed:bank_a',
  'payout.accepted:bank_a',
  'payout.instructed:bank_b',
  'payout.failed:name_mismatch',
  'payout.returned:account_closed',
];
for (const { id: channel } of channels)
  for (let back = 0; back < 60; back++)
    for (const mode of ['T+1', 'D+1', 'T+0', 'D+0', 'W+1', 'M+1']) {
      const cell = { channel, clearingDay: addDays(today, -back), mode, currency: 'CNY' };
      journal.post(cell, 'sales', 'credited', 1_000_000, 100);
      if (back < 14)
        for (const account of [...waiting, ...(back < 9 ? withBanks : [])])
          journal.post(cell, 'sales', account, 50_000, 20);
      cells++;
    }
for (const { id: channel } of channels)
  for (let slot = 0; slot < 288; slot++) {
    const cell = { channel, clearingDay: today, mode: 'S+0', currency: 'CNY', slot: now - slot * 600_000 };
    journal.post(cell, 'sales', slot < 12 ? 'settlement.cleared' : 'credited', 10_000, 5);
    cells++;
  }
for (let n = 0; n < 30_000; n++)
  fixture.book(
    n % 3 === 0
      ? unknown('2026-02-23 11:50', 'channel_0', n, String.fromCharCode(65 + (n % 26)), 100)
      : sale('2026-02-23 11:50', 'channel_2', n, String.fromCharCode(65 + (n % 26)), 100),
  );

const once = (): number => {
  const begin = performance.now();
  split(fixture.ledger, now);
  return performance.now() - begin;
};
const first = once();
for (let i = 0; i < 20; i++) once();
const runs = Array.from({ length: 50 }, once).sort((a, b) => a - b);
console.log(`${process.version}, ${cpus()[0]?.model}`);
console.log(
  `cells ${cells}, shares ${split(fixture.ledger, now).shares.length}, sales that wait alone 30000`,
);
console.log(
  `first ${first.toFixed(1)} ms, median ${runs[25]!.toFixed(1)} ms, worst ${runs[49]!.toFixed(1)} ms`,
);
