import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../collector/config/load.ts';
import type { SavedProfiles } from '../../../collector/ledger/expectations/profiles.ts';
import { engineLoader, lineDecoder } from '../../../collector/ledgerengine.ts';
import { allMetrics } from '../../../collector/metrics/metrics.ts';
import { samplesOf } from '../../../collector/replay/openmetrics.ts';
import { replayStore } from '../../../collector/replay/replaystore.ts';
import { virtualCollector } from '../../../collector/replay/virtual.ts';
import { createSimulator } from '../../../collector/simulator/simulator.ts';
import { remoteWrite, type WrittenSeries } from '../../../scripts/tools/remotewrite.ts';
import { ownSeries } from './ownseries.ts';
import { scrape, world } from './world.ts';

/** Replays the world into the real ledger and writes every metric of the sampled hours into the Prometheus at argv[2]. */
async function record(url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'acq-boards-'));
  const { config } = loadConfig(world.config);
  const store = replayStore(join(folder, 'ledger.db'));
  const engine = engineLoader(config)(store);
  const learned = join(import.meta.dirname, '../../../alerts/backtest/profiles/b.json');
  engine.ledger.learning.profiles.load(JSON.parse(readFileSync(learned, 'utf8')) as SavedProfiles);
  const step = world.stepSeconds * 1000;
  const samples = samplesOf(
    allMetrics(config, engine.ledger, engine.tallies),
    {},
    (world.end - world.sampled) / step + 2,
  );
  const virtual = virtualCollector(config, engine, lineDecoder(config, {}), {
    every: step,
    from: world.sampled,
    look(at) {
      if (at <= world.end) samples.record(at);
    },
  });
  const simulator = createSimulator({ ...world, vary: false });
  let line = 0;
  simulator.run(world.end, (text, sentAt) => virtual.take(text, ++line, sentAt));
  virtual.advance(world.end);
  if (virtual.report.rejected > 0) throw new Error(`${virtual.report.rejected} lines were rejected`);
  const { stamps, value } = samples;
  const series = samples.all.map(
    ({ name, labels }, i): WrittenSeries => ({
      labels: { ...Object.fromEntries(labels), ...scrape, __name__: name },
      stamps,
      value: (at) => value(i, at),
    }),
  );
  await remoteWrite(url, [...series, ...(await ownSeries(stamps, series.length))]);
  store.close();
  rmSync(folder, { recursive: true, force: true });
}

await record(process.argv[2]!);
