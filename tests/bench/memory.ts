/**
 * Resident memory: of an idle collector, with the state of profile M (with --full after a whole day, and of profile L)
 * while it is sent events and scraped, and of a replay over 12 to 25 February, when nine days of T+1 money wait.
 *
 *     npm run bench -- memory [--full]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startClients } from './clients.ts';
import { startCollector } from './collector.ts';
import { install } from './installation.ts';
import { type Figure, reporter } from './report.ts';
import { type Stretch, simulated } from './simulated.ts';
import { beginningOfL, firstDays, morning, springFestival, wholeDay } from './stretches.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('memory');

async function idle(): Promise<number> {
  const installation = install('b');
  const collector = await startCollector(installation.config);
  try {
    await sleep(2000);
    await collector.scrape();
    await sleep(1000);
    return collector.resident().now;
  } finally {
    await collector.stop();
    installation.remove();
  }
}

interface Busy {
  readonly afterStart: number;
  readonly peak: number;
}

/** A collector with that state, sent 200,000 events in batches of 1,000 and scraped now and then. */
async function busy(stretch: Stretch): Promise<Busy> {
  const { store } = await simulated(stretch, { asCollector: true });
  const installation = install(stretch.profile, { store });
  const collector = await startCollector(installation.config);
  const clients = startClients();
  try {
    const afterStart = collector.resident().now;
    const { profile } = stretch;
    // Another seed for every start: the store remembers the reference numbers of the run before.
    const seed = 100 + (Math.floor(Date.now() / 1000) % 800);
    await clients.prepare({ port: collector.port, profile, seed, events: 200_000, batch: 1000, clients: 4 });
    let sending = true;
    const sent = clients.send().finally(() => {
      sending = false;
    });
    while (sending) {
      await collector.scrape();
      await sleep(500);
    }
    await sent;
    return { afterStart, peak: collector.resident().peak };
  } finally {
    clients.stop();
    await collector.stop();
    installation.remove();
  }
}

const [idleMegabytes, m] = [await idle(), await busy(values.full ? wholeDay : morning)];
const l = values.full ? await busy(beginningOfL) : undefined;
const february = await simulated(values.full ? springFestival : firstDays);
/** The first day fills what is kept for a day; from then on nothing may grow but what waits. */
const settled = february.memory.slice(24);
const growth = settled.at(-1)!.megabytes - settled[0]!.megabytes;

const figures: Figure[] = [
  { what: 'idle, profile B', value: idleMegabytes, unit: 'MB', bar: { atMost: 120 } },
  { what: 'profile M after the start', value: m.afterStart, unit: 'MB' },
  { what: 'profile M, most while busy', value: m.peak, unit: 'MB', bar: { atMost: 400 } },
];
if (l !== undefined)
  figures.push(
    { what: 'profile L after the start', value: l.afterStart, unit: 'MB' },
    { what: 'profile L, most while busy', value: l.peak, unit: 'MB', bar: { atMost: 2000 } },
  );
const days = february.stretch.hours / 24;
figures.push(
  { what: `replay of ${days} days from 12 February, most`, value: february.peakMegabytes, unit: 'MB' },
  { what: '  last hour against the first of the second day', value: growth, unit: 'MB' },
);
report(figures, { idleMegabytes, m, l, february });
