import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { metricsTextOnWallTime } from './businessclock.ts';

export interface ClockWindow {
  close(): void;
}

export interface ClockWindowOptions {
  readonly port: number;
  readonly offsetMs: number;
  /** Where the collector listens. */
  readonly collector: string;
  readonly alertmanager: string | undefined;
}

/**
 * Stands between the business clock and the wall clock, so that neither side knows of the other: Prometheus scrapes
 * `/metrics` here and gets instants on wall time, the collector asks for firing alerts here and gets when they began
 * on business time.
 */
export function openClockWindow(options: ClockWindowOptions): ClockWindow {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error) => response.writeHead(502).end(String(error)));
  });
  server.listen(options.port, '127.0.0.1');
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  { offsetMs, collector, alertmanager }: ClockWindowOptions,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const metrics = url === '/metrics';
  const from = metrics ? collector : alertmanager;
  if (from === undefined) return void response.writeHead(404).end();
  const asked = await fetch(`${from}${url}`, { signal: AbortSignal.timeout(5_000) });
  const text = await asked.text();
  response.writeHead(asked.status, { 'content-type': asked.headers.get('content-type') ?? 'text/plain' });
  if (!asked.ok) response.end(text);
  else response.end(metrics ? metricsTextOnWallTime(text, offsetMs) : alertsOnBusinessTime(text, offsetMs));
}

/** Alertmanager's list of alerts with `startsAt` moved by the offset. */
export function alertsOnBusinessTime(text: string, offsetMs: number): string {
  const alerts = JSON.parse(text) as { readonly startsAt: string }[];
  return JSON.stringify(
    alerts.map((alert) => ({
      ...alert,
      startsAt: new Date(Date.parse(alert.startsAt) + offsetMs).toISOString(),
    })),
  );
}
