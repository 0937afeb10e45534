/**
 * `node tests/verify/latency/main.ts [--seeds N] [--from SEED] [--traffic 1]`: how long after a channel fails the first
 * right message is at the webhook, over N recordings (default 100) of three failures each. Prints p50, p90 and the slowest.
 * Traffic other than profile B's starts without learned expectations: what these failures are named by needs none.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchIn } from '../../../alerts/backtest/bench.ts';
import { inParallel } from '../../../alerts/backtest/query.ts';
import { toolPath } from '../../../scripts/tools/toolpaths.ts';
import { measure } from './measure.ts';
import { type Kind, kinds, recording } from './plan.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '9001' },
    traffic: { type: 'string', default: '1' },
  },
});
const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'acq-latency-'));
const bench = benchIn(folder, toolPath('prometheus') ?? 'prometheus');
const inputs = {
  config: join(root, 'collector/config/profiles/b.yaml'),
  ...(Number(values.traffic) === 1 && { profile: join(root, 'alerts/backtest/profiles/b.json') }),
};

process.once('SIGINT', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});

const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i);
let done = 0;
try {
  const found = await inParallel(seeds, 2, async (seed) => {
    const latencies = await measure(recording(seed, Number(values.traffic)), bench, inputs);
    const said = latencies.map(
      (l) => `${l.kind} ${l.channel} ${l.alert ?? 'MISSED'} ${Math.round(l.seconds)}`,
    );
    console.error(`${++done} of ${seeds.length}: seed ${seed}: ${said.join('; ')}`);
    return latencies;
  });
  console.log('| failure | recordings | p50 | p90 | slowest | first alerts |\n|---|---|---|---|---|---|');
  for (const kind of Object.keys(kinds) as Kind[]) {
    const of = found.flat().filter((l) => l.kind === kind);
    const sorted = of.map((l) => l.seconds).sort((a, b) => a - b);
    const at = (share: number): string => {
      const seconds = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]!;
      return Number.isFinite(seconds) ? `${Math.round(seconds)} s` : 'never';
    };
    const names = [...new Set(of.map((l) => l.alert ?? 'missed'))].join(', ');
    console.log(`| ${kind} | ${of.length} | ${at(0.5)} | ${at(0.9)} | ${at(1)} | ${names} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
