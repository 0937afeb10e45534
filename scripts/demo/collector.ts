/** The demo's collector: what `serve` starts, on the demo's business clock, and a window on its metrics in wall time. */
import { createServer } from 'node:http';
import { startCollector } from '../../collector/compose.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { logger } from '../../collector/telemetry/logger.ts';
import { businessClock, metricsTextOnWallTime } from './businessclock.ts';

/** What main.ts tells this process, as JSON in its first argument. */
export interface CollectorOrders {
  readonly config: string;
  readonly store: string;
  readonly port: number;
  /** Port of the window: `/metrics` with instants on wall time, for Prometheus. */
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
    ...(orders.alertmanager === undefined ? {} : { alertmanager: orders.alertmanager }),
  },
  store: { ...loaded.store, path: orders.store },
};
const collector = await startCollector({
  config,
  clock: businessClock(orders.offsetMs),
  log: logger(config),
  environment: process.env,
});

const window = createServer(async (_request, response) => {
  try {
    const answer = await fetch(`http://127.0.0.1:${collector.port}/metrics`);
    const text = await answer.text();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(answer.ok ? metricsTextOnWallTime(text, orders.offsetMs) : text);
  } catch (error) {
    response.writeHead(502).end(String(error));
  }
});
window.listen(orders.windowPort, '127.0.0.1');

process.on('SIGTERM', async () => {
  window.close();
  window.closeAllConnections();
  await collector.stop();
  process.exit(0);
});
