/**
 * Time of one split, and of one scrape of every family, at profile M over the Spring Festival: nine days of T+1 money wait.
 * Run: node tests/ledger/money/split.bench.ts
 */
import { cpus } from 'node:os';
import { split } from '../../../collector/causes/split.ts';
import type { Metric } from '../../../collector/families/family.ts';
import { families } from '../../../collector/families/index.ts';
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

/** Processor time of one call, ms, as the mean of many: other work on the machine does not count. */
function cost(calls: number, work: () => void): number {
  const begin = process.cpuUsage();
  for (let i = 0; i < calls; i++) work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / calls;
}

const first = cost(1, () => split(fixture.ledger, now));
cost(50, () => split(fixture.ledger, now));
const warm = cost(100, () => split(fixture.ledger, now));
console.log(`${process.version}, ${cpus()[0]?.model}, processor time`);
console.log(
  `cells ${cells}, shares ${split(fixture.ledger, now).shares.length}, sales that wait alone 30000`,
);
console.log(`split: first ${first.toFixed(1)} ms, then ${warm.toFixed(1)} ms`);

const { ledger, foundation, config } = fixture;
const metrics = families.flatMap((family) => family(ledger, foundation.vocabulary, config));
const own = [
  'affected',
  'stage_',
  'ledger_',
  'clearing_',
  'settlement_',
  'payout',
  'payer_',
  'frozen_',
  'reconciliation_',
];
const scrape = (of: readonly Metric[]) => (): void => {
  // A tick is a new state: nothing remembered from the last scrape may answer.
  ledger.tick(now);
  for (const metric of of) metric.read(now);
};
const money = metrics.filter(({ name }) => own.some((part) => name.includes(part)));
cost(20, scrape(metrics));
console.log(
  `scrape: ${metrics.length} metrics ${cost(30, scrape(metrics)).toFixed(1)} ms, of that the ${money.length} of money ${cost(30, scrape(money)).toFixed(1)} ms`,
);
for (const metric of metrics) {
  const ms = cost(20, scrape([metric]));
  if (ms > warm * 1.5) console.log(`  ${metric.name} alone ${ms.toFixed(1)} ms`);
}
