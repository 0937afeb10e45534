/**
 * Scrapes over HTTP while events come in, at the series of profile M and at the whole budget, and how long the event
 * loop stands still: with scrapes, and without any for comparison.
 *
 *     npm run bench -- scraping [--full]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Clients, type Job, startClients } from './clients.ts';
import { type RunningCollector, startCollector, sumOfSeries } from './collector.ts';
import { type Changes, install } from './installation.ts';
import { percentile } from './machine.ts';
import { type Figure, reporter } from './report.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('scraping');
const profile = 'm';
const seconds = values.full ? 60 : 15;
const perSecond = 20_000;
/** Much more often than Prometheus does, to have a p99. */
const pauseMs = 250;

/** A sum over all series would cost the same as none: this is one series. */
const longestPause = (text: string): number => sumOfSeries(text, 'nodejs_eventloop_delay_max_seconds') * 1000;

interface Measured {
  readonly series: number;
  readonly bytes: number;
  readonly scrapes: readonly number[];
  /** Longest stand-still of the event loop before each scrape. */
  readonly pauses: readonly number[];
  /** The same over the whole time when nothing scrapes. */
  readonly pauseWithoutScrapes: number;
  /** The same with scrapes and no events. */
  readonly pauseWithoutEvents: number;
}

async function scrapeUntil(
  collector: RunningCollector,
  ended: () => boolean,
): Promise<{ took: number[]; pauses: number[]; text: string }> {
  const [took, pauses]: [number[], number[]] = [[], []];
  let text = await collector.scrape();
  while (!ended()) {
    await sleep(pauseMs);
    const from = performance.now();
    text = await collector.scrape();
    took.push(performance.now() - from);
    pauses.push(longestPause(text));
  }
  return { took, pauses, text };
}

async function measure(clients: Clients, changes: Changes): Promise<Measured> {
  const installation = install(profile, changes);
  const collector = await startCollector(installation.config);
  try {
    const { port } = collector;
    const job: Job = {
      port,
      profile,
      seed: 1,
      events: seconds * perSecond,
      batch: 500,
      clients: 4,
      perSecond,
    };
    await clients.prepare({ ...job, seed: 2, contracts: true });
    await clients.send();
    await clients.prepare({ ...job, seed: 3 });
    await collector.scrape();
    await clients.send();
    const pauseWithoutScrapes = longestPause(await collector.scrape());

    await clients.prepare(job);
    let ended = false;
    const sending = clients.send().finally(() => {
      ended = true;
    });
    const { took, pauses, text } = await scrapeUntil(collector, () => ended);
    await sending;
    const until = performance.now() + 5000;
    const quiet = await scrapeUntil(collector, () => performance.now() > until);
    return {
      series: text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length,
      bytes: Buffer.byteLength(text),
      scrapes: took,
      pauses,
      pauseWithoutScrapes,
      pauseWithoutEvents: percentile(quiet.pauses, 1),
    };
  } finally {
    await collector.stop();
    installation.remove();
  }
}

function figuresOf(name: string, measured: Measured): Figure[] {
  const { series, scrapes, pauses, pauseWithoutScrapes, pauseWithoutEvents } = measured;
  return [
    { what: name, value: series, unit: 'series' },
    { what: '  scrape, median', value: percentile(scrapes, 0.5), unit: 'ms' },
    { what: '  scrape, p99', value: percentile(scrapes, 0.99), unit: 'ms', bar: { atMost: 100 } },
    { what: '  longest pause, median between scrapes', value: percentile(pauses, 0.5), unit: 'ms' },
    { what: '  longest pause with events alone', value: pauseWithoutScrapes, unit: 'ms' },
    {
      what: '  longest pause with scrapes alone',
      value: pauseWithoutEvents,
      unit: 'ms',
      bar: { atMost: 25 },
    },
  ];
}

const clients = startClients();
try {
  const asShipped = await measure(clients, {});
  const whole = await measure(clients, { channels: 30, budget: 40_000 });
  report([...figuresOf('profile M', asShipped), ...figuresOf('profile M with 30 channels', whole)], {
    perSecond,
    asShipped,
    whole,
  });
} finally {
  clients.stop();
}
