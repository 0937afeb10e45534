import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../collector/config/load.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { inSavepoints } from '../../collector/replay/savepoints.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';

/** Learns what is normal from healthy simulated days, so that back-tests start warm: alerts/backtest/profile-<x>.json. */
const { values: o } = parseArgs({
  options: {
    profile: { type: 'string', default: 'B' },
    seed: { type: 'string', default: '9001' },
    start: { type: 'string', default: '2026-09-24T00:00:00+08:00' },
    days: { type: 'string', default: '25' },
    out: { type: 'string' },
  },
});
const name = o.profile.toLowerCase();
const { config } = loadConfig(join(import.meta.dirname, `../../collector/config/profiles/${name}.yaml`));
const folder = mkdtempSync(join(tmpdir(), 'acq-learn-'));
const store = inSavepoints(sqliteStore(join(folder, 'ledger.db'), { durable: false }));
const engine = engineLoader(config)(store);
const start = Date.parse(o.start);
const virtual = virtualCollector(config, engine, lineDecoder(config, {}), { every: 60_000, look() {} });
const simulator = createSimulator({ profile: o.profile, seed: Number(o.seed), start, presence: true });
let line = 0;
for (let day = 1; day <= Number(o.days); day++) {
  simulator.run(start + day * 86_400_000, (text, sentAt) => virtual.take(text, ++line, sentAt));
  store.save();
  process.stderr.write(`day ${day} of ${o.days}, ${line} lines\n`);
}
const out = o.out ?? join(import.meta.dirname, `profile-${name}.json`);
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e4) / 1e4 : value;
writeFileSync(out, `${JSON.stringify(engine.ledger.learning.profiles.save(), rounded)}\n`);
store.close();
rmSync(folder, { recursive: true, force: true });
