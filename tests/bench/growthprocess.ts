/**
 * One point of the growth table: an acquirer of a given size in one process, without HTTP. Prints what events, memory and
 * scrapes cost it, as JSON.
 */
import { loadConfig } from '../../collector/config/load.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { exposition } from '../../collector/metrics/exposition.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { windowAt } from '../../collector/pipeline/age.ts';
import { brokenLines } from '../../collector/pipeline/broken.ts';
import { rightsOf } from '../../collector/pipeline/rights.ts';
import { bookTogether } from '../../collector/pipeline/transaction.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { install } from './installation.ts';
import { percentile, processorTime } from './machine.ts';
import { residentMegabytes } from './process.ts';
import { type Size, stream } from './stream.ts';

/** The only argument, as JSON. */
export interface GrowthJob extends Size {
  readonly channels: number;
  readonly events: number;
}

export interface GrowthPoint extends GrowthJob {
  readonly series: number;
  readonly eventsPerCoreSecond: number;
  readonly megabytes: number;
  /** Reading and writing all metrics, milliseconds of processor time, median. */
  readonly scrapeMs: number;
}

const job = JSON.parse(process.argv[2]!) as GrowthJob;
const installation = install('m', { channels: job.channels, budget: 100_000 });
const { config } = loadConfig(installation.config);
const store = sqliteStore(config.store.path);
const engine = engineLoader(config)(store);
const decoder = lineDecoder(config, {});
const view = exposition(allMetrics(config, engine.ledger, engine.tallies));
const rights = new Map(config.sources.map((source) => [source.id, rightsOf(source)]));
const source = stream(1, config, job, true);
const begin = Date.now() - 3_600_000;
const batch = 1000;

function send(id: string, lines: readonly string[], now: number): void {
  const window = windowAt(now, config.store.keepDays, config.acquirer.zone);
  const decoded = lines.map((line, i) => decoder.decode(line, i + 1, rights.get(id)!, window));
  const delivered = { source: id, lines: decoded, positions: new Map<string, null>() };
  const [report] = bookTogether(engine, [delivered], now, brokenLines());
  if (report!.accepted < lines.length) throw new Error(`refused: ${JSON.stringify(report)}`);
}

function sendAll(id: string, all: Generator<string>): void {
  let lines: string[] = [];
  for (const line of all) {
    lines.push(line);
    if (lines.length < batch) continue;
    send(id, lines, begin);
    lines = [];
  }
  if (lines.length > 0) send(id, lines, begin);
}

/** Milliseconds of processor time of one scrape. */
function scrape(now: number): number {
  const from = processorTime();
  for (const piece of view.write(view.read(now))) Buffer.from(piece);
  return (processorTime() - from) / 1e6;
}

sendAll('merchant', source.contracts(begin));
sendAll('tms', source.installations(begin));
const scrapes: number[] = [];
let spent = 0;
for (let n = 0; n < job.events; n += batch) {
  const now = begin + n;
  const lines = Array.from({ length: batch }, () => source.next(now));
  const from = processorTime();
  send('switch', lines, now);
  // The first tenth also pays for the compiler.
  if (n >= job.events / 10) spent += processorTime() - from;
  if (n % (10 * batch) === 0) scrapes.push(scrape(now));
}
const point: GrowthPoint = {
  ...job,
  series: view.series,
  eventsPerCoreSecond: (0.9 * job.events * 1e9) / spent,
  megabytes: residentMegabytes(process.pid).now,
  scrapeMs: percentile(scrapes, 0.5),
};
store.close();
installation.remove();
process.stdout.write(JSON.stringify(point));
