import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './port.ts';
import { type Keeper, type Program, startProgram } from './program.ts';
import { untilReady } from './ready.ts';

export interface ScrapeTarget {
  readonly job: string;
  /** `host:port`. */
  readonly address: string;
  /** Labels every series of the target gets. An `instance` here replaces the address. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface PrometheusOptions {
  /** The program, see toolpaths.ts. */
  readonly path: string;
  /** Where its configuration, log and (in `data/`) its blocks live; made when missing. */
  readonly folder: string;
  readonly scrape?: readonly ScrapeTarget[];
  readonly ruleFiles?: readonly string[];
  /** `host:port` of an Alertmanager. */
  readonly alertmanager?: string;
  /** Scrape and evaluation interval in seconds. */
  readonly intervalSeconds?: number;
  /** Takes samples by remote write, in any order within as many days. */
  readonly writableDays?: number;
  /** Taken when it is free. */
  readonly port?: number;
  /** More flags: `--query.lookback-delta=2m`. */
  readonly flags?: readonly string[];
  /** Left out: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  readonly keeper?: Keeper;
}

export interface Prometheus {
  readonly url: string;
  readonly program: Program;
  stop(): Promise<void>;
}

/** Where a Prometheus with this folder keeps its blocks. */
export const dataFolder = (folder: string): string => join(folder, 'data');

/** The configuration file's content: scrape jobs, rule files, one Alertmanager. */
export function prometheusConfig(options: Omit<PrometheusOptions, 'path' | 'folder'>): string {
  const interval = `${options.intervalSeconds ?? 15}s`;
  const alerting = options.alertmanager && {
    alertmanagers: [{ static_configs: [{ targets: [options.alertmanager] }] }],
  };
  return stringify({
    global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
    rule_files: options.ruleFiles ?? [],
    ...(options.writableDays === undefined
      ? {}
      : { storage: { tsdb: { out_of_order_time_window: `${options.writableDays}d` } } }),
    ...(alerting === undefined ? {} : { alerting }),
    scrape_configs: (options.scrape ?? []).map(({ job, address, labels }) => ({
      job_name: job,
      static_configs: [{ targets: [address], labels: labels ?? {} }],
    })),
  });
}

/**
 * Starts a Prometheus on loopback and waits until it answers queries. Throws NotReady with what it printed last:
 * a refused rule file is named there. Blocks that are in its data folder before are served.
 */
export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const { folder, keeper } = options;
  mkdirSync(dataFolder(folder), { recursive: true });
  const config = join(folder, 'prometheus.yml');
  writeFileSync(config, prometheusConfig(options));
  const address = `127.0.0.1:${await freePort(options.port)}`;
  const program = startProgram({
    name: 'Prometheus',
    path: options.path,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${dataFolder(folder)}`,
      `--web.listen-address=${address}`,
      '--storage.tsdb.retention.time=100y', // a back-test may load any year
      '--log.level=warn',
      ...(options.writableDays === undefined ? [] : ['--web.enable-remote-write-receiver']),
      ...(options.flags ?? []),
    ],
    logFile: join(folder, 'prometheus.log'),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(keeper === undefined ? {} : { keeper }),
  });
  const url = `http://${address}`;
  await untilReady(program, `${url}/-/ready`);
  return {
    url,
    program,
    stop: async () => void (await program.stop(10_000)),
  };
}
