/**
 * What a scrape costs over a ledger with some state: reading all metrics in one turn of the event loop, and writing them
 * over many. Beside it the same views through prom-client's registry, which was the alternative.
 *
 *     node tests/bench/scrape.ts [--profile m] [--events 100000]
 *
 * Prints one JSON document, milliseconds of processor time; the slowest metrics are named.
 */
import { parseArgs } from 'node:util';
import promClient from 'prom-client';
import { loadConfig } from '../../collector/config/load.ts';
import type { Distribution, Metric } from '../../collector/families/family.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { exposition } from '../../collector/metrics/exposition.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { committer } from '../../collector/pipeline/committer.ts';
import { intake } from '../../collector/pipeline/intake.ts';
import { allRights } from '../../collector/pipeline/rights.ts';
import { ndjsonLines, slices } from '../../collector/sources/lines.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { virtualClock } from '../../collector/time/clock.ts';
import { machine, processorTime } from './machine.ts';
import { sizeOf, stream } from './stream.ts';

const { values } = parseArgs({
  options: { profile: { type: 'string', default: 'm' }, events: { type: 'string', default: '100000' } },
});
const { config } = loadConfig(`collector/config/profiles/${values.profile}.yaml`);
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const clock = virtualClock(noon);
const writer = committer({
  openStore: () => sqliteStore(':memory:'),
  load: engineLoader(config),
  clock,
  onFailure: (error) => {
    throw error;
  },
  onRecovery: () => {},
});
const sink = intake({
  decoder: lineDecoder(config, {}),
  committer: writer,
  rights: allRights(config),
  clock,
  lineBytes: 65_536,
  keepDays: 60,
  zone: config.acquirer.zone,
});
const source = stream(1, config, sizeOf(values.profile));
const events = Number(values.events);
for (let made = 0; made < events; made += 1000) {
  const lines = Array.from({ length: 1000 }, (_, i) => source.next(noon - 3_600_000 + made + i));
  for (const slice of slices(ndjsonLines(Buffer.from(lines.join('\n')), 1000)!))
    await sink.deliver({ source: 'switch', lines: slice });
}

const engine = writer.engine()!;
const metrics = allMetrics(config, engine.ledger, engine.tallies);
const view = exposition(metrics);

/** Milliseconds, best of some rounds; each round is another instant, as scrapes are. */
function milliseconds(work: (now: number) => void, rounds = 12): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    clock.advance(15_000);
    const from = processorTime();
    work(clock.now());
    best = Math.min(best, (processorTime() - from) / 1e6);
  }
  return Math.round(best * 100) / 100;
}

const tick = milliseconds((now) => engine.ledger.tick(now));
const read = milliseconds((now) => view.read(now));
const snapshot = view.read(clock.now());
const write = milliseconds(() => {
  for (const _ of view.write(snapshot));
});
const slowest = metrics
  .map((metric) => ({
    name: metric.name,
    series: metric.series.length,
    ms: milliseconds((now) => metric.read(now), 4),
  }))
  .sort((a, b) => b.ms - a.ms)
  .slice(0, 8);

const registry = new promClient.Registry();
for (const metric of metrics) registry.registerMetric(duck(metric) as never);
let registryMs = Number.POSITIVE_INFINITY;
for (let round = 0; round < 5; round++) {
  const from = processorTime();
  await registry.metrics();
  registryMs = Math.min(registryMs, (processorTime() - from) / 1e6);
}
await writer.close();
console.log(
  JSON.stringify(
    {
      profile: values.profile,
      events,
      series: view.series,
      tick,
      read,
      write,
      slowest,
      promClientRegistry: Math.round(registryMs),
      machine: machine(),
    },
    null,
    1,
  ),
);

/** A view as prom-client takes it: an object with an asynchronous `get`. */
function duck(metric: Metric) {
  const { name, help, type, labels, series, buckets } = metric;
  const objects = series.map((row) => Object.fromEntries(labels.map((label, i) => [label, row[i]])));
  return {
    name,
    help,
    type,
    async get() {
      const readings = metric.read(clock.now());
      if (buckets === undefined)
        return {
          name,
          help,
          type,
          values: objects.map((each, i) => ({ labels: each, value: readings[i] as number })),
        };
      const rows = (readings as readonly Distribution[]).flatMap(({ counts, sum }, i) => {
        let cumulated = 0;
        const bucketRows = Array.from(counts, (count, n) => {
          cumulated += count;
          return {
            metricName: `${name}_bucket`,
            labels: { ...objects[i], le: buckets[n] ?? '+Inf' },
            value: cumulated,
          };
        });
        return [
          ...bucketRows,
          { metricName: `${name}_sum`, labels: objects[i], value: sum },
          { metricName: `${name}_count`, labels: objects[i], value: cumulated },
        ];
      });
      return { name, help, type, values: rows };
    },
  };
}
