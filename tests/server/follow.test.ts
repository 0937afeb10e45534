import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startCollector } from '../../collector/compose.ts';
import type { Config } from '../../collector/config/schema.ts';
import { logger } from '../../collector/telemetry/logger.ts';
import { virtualClock } from '../../collector/time/clock.ts';
import { line, noon, testConfig } from '../pipeline/harness.ts';

test('a collector follows a directory, and after a restart goes on where it was', async () => {
  const home = mkdtempSync(join(tmpdir(), 'follow-'));
  const plain = testConfig((c) => ({
    ...c,
    sources: [{ id: 'switch', follow: { directory: home, pollMilliseconds: 2 } }],
  }));
  const config: Config = { ...plain, store: { ...plain.store, path: join(home, 'ledger.db') } };
  const start = () =>
    startCollector({
      config,
      clock: virtualClock(noon),
      log: logger({ ...config, telemetry: { logLevel: 'fatal' } }),
      environment: {},
    });
  const counted = async (port: number): Promise<Record<string, number>> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const rows = text.matchAll(/^acquirer_source_records_total\{source="switch",outcome="(\w+)"\} (\d+)$/gm);
    return Object.fromEntries([...rows].map(([, outcome, count]) => [outcome, Number(count)]));
  };
  const until = async (port: number, accepted: number): Promise<void> => {
    while ((await counted(port)).accepted !== accepted);
  };
  const write = (...rrns: number[]): void =>
    appendFileSync(
      join(home, 'events.ndjson'),
      rrns.map((rrn) => `${line('refund', { rrn: String(632_512_000_000 + rrn) })}\n`).join(''),
    );

  write(1, 2, 3);
  const first = await start();
  await until(first.port, 3);
  await first.stop();
  write(4);
  const second = await start();
  await until(second.port, 4);
  await second.stop();
  const third = await start();
  expect(await counted(third.port)).toEqual({ accepted: 4, duplicate: 0, late: 0, test: 0, rejected: 0 });
  await third.stop();
});
