/**
 * Cost of the functions that run for every event, in ns per call. Run: node tests/time/hotpath.bench.ts
 * Shuffled instants over 45 days, so that no cache is flattered by order.
 */
import { cpus } from 'node:os';
import { calendar } from '../../collector/time/businessday.ts';
import { clearingDay, dayCutAt } from '../../collector/time/clearingday.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';
import { parseTimestamp } from '../../collector/time/parse.ts';
import { dueAt } from '../../collector/time/settlement.ts';
import { parseMode } from '../../collector/time/settlementmode.ts';
import { atLocal, defaultZone, localDate } from '../../collector/time/zone.ts';

const start = atLocal('2026-02-01', '00:00', defaultZone);
const instants = Array.from({ length: 65_536 }, () => start + Math.floor(Math.random() * 45 * 86_400_000));
// Through JSON, as events arrive: flat strings, not the ropes that concatenation leaves.
const texts: string[] = JSON.parse(
  JSON.stringify(instants.map((ms) => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`)),
);
const cn = calendar(loadCalendarYears());
const mode = parseMode('T+1');
const nominal = { dayCut: '23:00', zone: defaultZone };
const recorded = {
  ...nominal,
  recorded: new Map([['2026-02-10', dayCutAt('2026-02-10', nominal) + 240_000]]),
};

function measure(name: string, call: (at: number) => unknown): void {
  let kept: unknown;
  const pass = (): number => {
    const begin = performance.now();
    for (let at = 0; at < instants.length; at += 1) kept = call(at);
    return ((performance.now() - begin) * 1e6) / instants.length;
  };
  for (let warm = 0; warm < 5; warm += 1) pass();
  const runs = Array.from({ length: 15 }, pass).sort((a, b) => a - b);
  console.log(`${name.padEnd(34)} ${(runs[7] ?? 0).toFixed(0).padStart(6)} ns   (kept ${typeof kept})`);
}

console.log(`${process.version}, ${cpus()[0]?.model}`);
const ms = (at: number): number => instants[at] ?? 0;
measure('localDate, Asia/Shanghai', (at) => localDate(ms(at), defaultZone));
measure('localDate, Europe/Berlin', (at) => localDate(ms(at), 'Europe/Berlin'));
measure('parseTimestamp', (at) => parseTimestamp(texts[at] ?? ''));
measure('clearingDay', (at) => clearingDay(ms(at), nominal));
measure('clearingDay, with recorded cut', (at) => clearingDay(ms(at), recorded));
measure('clearingDay, America/New_York', (at) =>
  clearingDay(ms(at), { dayCut: '23:00', zone: 'America/New_York' }),
);
if (mode) measure('dueAt T+1', (at) => dueAt(mode, clearingDay(ms(at), nominal), ms(at), cn, defaultZone));
