import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../collector/config/load.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { writeProfile } from '../../collector/replay/profilefile.ts';
import { replayStore } from '../../collector/replay/replaystore.ts';
import { virtualCollector } from '../../collector/replay/virtual.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';

/**
 * Learns what is normal from healthy simulated days, so that back-tests start warm; by default written to
 * profiles/<profile>[-x<traffic>].json beside this file. The default days (28 March to 12 April 2026) are the
 * shortest stretch of the year with two or more of each class: Saturdays, Sundays, holidays, workdays.
 */
const { values: o } = parseArgs({
  options: {
    profile: { type: 'string', default: 'B' },
    traffic: { type: 'string', default: '1' },
    seed: { type: 'string', default: '9001' },
    start: { type: 'string', default: '2026-03-28T00:00:00+08:00' },
    days: { type: 'string', default: '16' },
    out: { type: 'string' },
  },
});

/** A number above 0; ends the process with a message when the option is none. */
function positive(option: 'traffic' | 'seed' | 'days'): number {
  const n = Number(o[option]);
  if (n > 0 && Number.isFinite(n)) return n;
  console.error(`--${option} ${o[option]}: a number above 0 is needed`);
  process.exit(2);
}

const [traffic, seed, days] = [positive('traffic'), positive('seed'), positive('days')];
const name = o.profile.toLowerCase();
const { config } = loadConfig(join(import.meta.dirname, `../../collector/config/profiles/${name}.yaml`));
const folder = mkdtempSync(join(tmpdir(), 'acq-learn-'));
const store = replayStore(join(folder, 'ledger.db'));
const engine = engineLoader(config)(store);
const start = Date.parse(o.start);
const virtual = virtualCollector(config, engine, lineDecoder(config, {}), { every: 60_000, look() {} });
const simulator = createSimulator({ profile: o.profile, traffic, seed, start, presence: true });
let line = 0;
for (let day = 1; day <= days; day++) {
  simulator.run(start + day * 86_400_000, (text, sentAt) => virtual.take(text, ++line, sentAt));
  store.save();
  process.stderr.write(`day ${day} of ${days}, ${line} lines\n`);
}
const size = traffic === 1 ? '' : `-x${traffic}`;
writeProfile(
  o.out ?? join(import.meta.dirname, `profiles/${name}${size}.json`),
  engine.ledger.learning.profiles.save(),
);
store.close();
rmSync(folder, { recursive: true, force: true });
