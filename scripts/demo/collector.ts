/** The demo's collector: what `serve` starts, on the demo's business clock, and the window to wall time. */
import { startCollector } from '../../collector/compose.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { logger } from '../../collector/telemetry/logger.ts';
import { businessClock } from './businessclock.ts';
import { openClockWindow } from './clockwindow.ts';

/** What main.ts tells this process, as JSON in its first argument. */
export interface CollectorOrders {
  readonly config: string;
  readonly store: string;
  readonly port: number;
  /** Port of the window between the clocks. */
  readonly windowPort: number;
  readonly offsetMs: number;
  readonly alertmanager: string | undefined;
}

const orders = JSON.parse(process.argv[2]!) as CollectorOrders;
const { config: loaded } = loadConfig(orders.config);
const config = {
  ...loaded,
  server: {
    ...loaded.server,
    port: orders.port,
    ...(orders.alertmanager === undefined ? {} : { alertmanager: `http://127.0.0.1:${orders.windowPort}` }),
  },
  store: { ...loaded.store, path: orders.store },
};
const collector = await startCollector({
  config,
  clock: businessClock(orders.offsetMs),
  log: logger(config),
  environment: process.env,
});

const window = openClockWindow({
  port: orders.windowPort,
  offsetMs: orders.offsetMs,
  collector: `http://127.0.0.1:${collector.port}`,
  alertmanager: orders.alertmanager,
});

process.on('SIGTERM', async () => {
  window.close();
  await collector.stop();
  process.exit(0);
});
