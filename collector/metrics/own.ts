import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Metrics of the collector's own process. They begin at 0 with it, unlike those of the ledger. */
export interface OwnMetrics {
  committed(lines: number, milliseconds: number): void;
  scraped(milliseconds: number): void;
  storeFailed(): void;
  refused(reason: RefusedRequest): void;
  /** Text of all of them, for the end of a scrape. */
  text(): Promise<string>;
  /** Number of series in it; fixed from the start. */
  series(): Promise<number>;
}

/** Requests that were not read to their end, or not booked, by what was in the way. */
export const refusedRequests = [
  'unauthorized',
  'too_large',
  'too_slow',
  'unsupported',
  'overload',
  'store_failed',
] as const;
export type RefusedRequest = (typeof refusedRequests)[number];

export interface OwnMetricsParts {
  readonly version: string;
  /** Bytes received that wait for a commit. */
  readonly queuedBytes: () => number;
  /** Whether events can be booked. */
  readonly ready: () => boolean;
}

const commitBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const scrapeBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export function ownMetrics(parts: OwnMetricsParts): OwnMetrics {
  const registry = new Registry();
  const registers = [registry];
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();

  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  const info = new Gauge({
    name: 'acquirer_build_info',
    help: 'Version of the collector and of Node; always 1.',
    labelNames: ['version', 'node'],
    registers,
  });
  info.set({ version: parts.version, node: process.version }, 1);
  gauge('process_start_time_seconds', 'Start of the process.', () => performance.timeOrigin / 1000);
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  gauge('nodejs_heap_used_bytes', 'Memory in use on the V8 heap.', () => process.memoryUsage().heapUsed);
  gauge(
    'nodejs_eventloop_delay_max_seconds',
    'Longest delay of the event loop since the last scrape.',
    () => {
      const longest = delay.max / 1e9;
      delay.reset();
      return longest;
    },
  );
  gauge('acquirer_collector_queued_bytes', 'Bytes received that wait for a commit.', parts.queuedBytes);
  gauge('acquirer_collector_ready', '1 while events can be booked.', () => (parts.ready() ? 1 : 0));
  const cpu = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the process.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  cpu.inc(0);
  const lines = new Counter({
    name: 'acquirer_collector_committed_lines_total',
    help: 'Lines booked since the process started, whatever became of them.',
    registers,
  });
  const commits = new Histogram({
    name: 'acquirer_collector_commit_duration_seconds',
    help: 'Time of a transaction: admission, folding, writing and the fsync.',
    buckets: commitBounds,
    registers,
  });
  const scrapes = new Histogram({
    name: 'acquirer_collector_scrape_duration_seconds',
    help: 'Time to read and write all metrics.',
    buckets: scrapeBounds,
    registers,
  });
  const failures = new Counter({
    name: 'acquirer_collector_store_failures_total',
    help: 'Transactions that failed.',
    registers,
  });
  const refused = new Counter({
    name: 'acquirer_collector_requests_refused_total',
    help: 'Requests with events that were not booked, by what was in the way.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of refusedRequests) refused.inc({ reason }, 0);

  const text = (): Promise<string> => registry.metrics();
  return {
    committed(count, milliseconds) {
      lines.inc(count);
      commits.observe(milliseconds / 1000);
    },
    scraped: (milliseconds) => scrapes.observe(milliseconds / 1000),
    storeFailed: () => failures.inc(),
    refused: (reason) => refused.inc({ reason }),
    text,
    series: async () =>
      (await text()).split('\n').filter((line) => line !== '' && !line.startsWith('#')).length,
  };
}
