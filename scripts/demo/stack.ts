import { join } from 'node:path';
import {
  type Alertmanager,
  alsoTo,
  atAnyHour,
  startAlertmanager,
  withWebhooks,
} from '../tools/alertmanager.ts';
import { freePort } from '../tools/port.ts';
import { type Program, startProgram } from '../tools/program.ts';
import { dataFolder, type Prometheus, startPrometheus } from '../tools/prometheus.ts';
import { untilReady } from '../tools/ready.ts';
import { type Delivery, type Receiver, startReceiver } from '../tools/receiver.ts';
import { toolPath } from '../tools/toolpaths.ts';
import type { AcquirerOrders, AcquirerReport } from './acquirer.ts';
import type { BusinessClock } from './businessclock.ts';
import type { CollectorOrders } from './collector.ts';
import { type DemoNotifier, notifierTokens, startNotifier } from './notifier.ts';
import type { DemoOptions } from './options.ts';
import { copyRules } from './rulefiles.ts';
import { shippedRouting, shippedRules } from './shippedalerts.ts';
import { folderFor, type Supervisor } from './supervise.ts';

/** Scrape and evaluation interval of the demo; production has 15 s. */
export const intervalSeconds = 5;

const root = join(import.meta.dirname, '../..');
/** What the rules about the collector itself look for, and a name that does not change with the port. */
const labels = { job: 'acquirer-collector', instance: 'collector' };

/** System programs the demo can do without, and does. */
export interface Tools {
  readonly prometheus: string | undefined;
  readonly promtool: string | undefined;
  readonly alertmanager: string | undefined;
}

export const findTools = (): Tools => ({
  prometheus: toolPath('prometheus'),
  promtool: toolPath('promtool'),
  alertmanager: toolPath('alertmanager'),
});

export type Ready = Extract<AcquirerReport, { is: 'ready' }>;

/** The simulated acquirer's process. */
export interface Acquirer {
  readonly program: Program;
  /** Resolves when its past is in the store and in the blocks. */
  readonly ready: Promise<Ready>;
  onReport(see: (report: AcquirerReport) => void): void;
}

/** Everything of one demo that is started piece by piece; each piece ends with the supervisor. */
export interface Stack {
  readonly collectorUrl: string;
  receiver(onDelivery: (delivery: Delivery) => void): Promise<Receiver>;
  /** What is routed goes to the webhook, and to the notifier where there is one. */
  alertmanager(webhook: string, notifier?: string): Promise<Alertmanager | undefined>;
  notifier(): Promise<DemoNotifier | undefined>;
  /** Starts the past; the present begins when it is told `live`. */
  acquirer(from: number): Acquirer;
  collector(): Promise<void>;
  prometheus(): Promise<Prometheus | undefined>;
}

/** The pieces in the order they are started. `clock` is the demo's business clock. */
export async function openStack(
  all: Supervisor,
  options: DemoOptions,
  tools: Tools,
  clock: BusinessClock,
): Promise<Stack> {
  const config = join(root, `collector/config/profiles/${options.profile.toLowerCase()}.yaml`);
  const store = join(folderFor(all, 'collector'), 'ledger.db');
  const prometheusFolder = folderFor(all, 'prometheus');
  const port = await freePort(options.ports.collector);
  const windowPort = await freePort();
  const collectorUrl = `http://127.0.0.1:${port}`;
  let alertmanager: Alertmanager | undefined;

  function node(name: string, script: string, orders: object, onLine?: (line: string) => void): Program {
    return startProgram({
      name,
      path: process.execPath,
      args: [join(import.meta.dirname, script), JSON.stringify(orders)],
      logFile: join(all.folder, `${script}.log`),
      keeper: all,
      ...(onLine === undefined ? {} : { onLine }),
    });
  }

  return {
    collectorUrl,
    async receiver(onDelivery) {
      const started = await startReceiver(onDelivery, options.ports.receiver);
      all.onStop(started.close);
      return started;
    },
    async notifier() {
      if (tools.alertmanager === undefined || tools.prometheus === undefined) return undefined;
      const folder = folderFor(all, 'notifier');
      const started = await startNotifier({ folder, collectorConfig: config, keeper: all });
      all.onStop(started.close);
      all.mustLive(started.program);
      return started;
    },
    async alertmanager(webhook, notifier) {
      if (tools.alertmanager === undefined) return undefined;
      alertmanager = await startAlertmanager({
        path: tools.alertmanager,
        folder: folderFor(all, 'alertmanager'),
        config: alsoTo(
          atAnyHour(withWebhooks(shippedRouting(), webhook)),
          notifier === undefined ? undefined : `${notifier}/v1/alerts`,
          notifierTokens.alertmanager,
        ),
        port: options.ports.alertmanager,
        keeper: all,
      });
      all.mustLive(alertmanager.program);
      return alertmanager;
    },
    acquirer(from) {
      const { profile, seed } = options;
      const watchers: ((report: AcquirerReport) => void)[] = [];
      const orders: AcquirerOrders = {
        ...{ profile, seed, config, store, from, labels, collector: collectorUrl },
        offsetMs: clock.offsetMs,
        blocks:
          tools.promtool === undefined || tools.prometheus === undefined
            ? undefined
            : {
                promtool: tools.promtool,
                folder: folderFor(all, 'samples'),
                data: dataFolder(prometheusFolder),
              },
      };
      const program = node('simulated acquirer', 'acquirer.ts', orders, (line) => {
        if (!line.startsWith('{')) return;
        const report = JSON.parse(line) as AcquirerReport;
        for (const see of watchers) see(report);
      });
      all.mustLive(program);
      const ready = new Promise<Ready>((resolve) => {
        watchers.push((report) => report.is === 'ready' && resolve(report));
      });
      return { program, ready, onReport: (see) => void watchers.push(see) };
    },
    async collector() {
      const orders: CollectorOrders = {
        ...{ config, store, port, windowPort },
        offsetMs: clock.offsetMs,
        alertmanager: alertmanager?.url,
      };
      const program = node('collector', 'collector.ts', orders);
      await untilReady(program, `${collectorUrl}/readyz`);
      all.mustLive(program);
    },
    async prometheus() {
      if (tools.prometheus === undefined) return undefined;
      const rules = join(prometheusFolder, 'rules.yml');
      copyRules(shippedRules, rules);
      const prometheus = await startPrometheus({
        path: tools.prometheus,
        folder: prometheusFolder,
        scrape: [
          { job: labels.job, address: `127.0.0.1:${windowPort}`, labels: { instance: labels.instance } },
        ],
        ruleFiles: [rules],
        ...(alertmanager === undefined ? {} : { alertmanager: alertmanager.address }),
        intervalSeconds,
        port: options.ports.prometheus,
        keeper: all,
      });
      all.mustLive(prometheus.program);
      return prometheus;
    },
  };
}
