import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from './port.ts';

/** An alert as Alertmanager posts it (webhook format 4). */
export interface RoutedAlert {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly fingerprint: string;
}

/** One alert that one receiver got. */
export interface Delivery {
  readonly receiver: string;
  readonly alert: RoutedAlert;
}

export interface Receiver {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A webhook for Alertmanager: a receiver `channel-ops` posts to `/channel-ops`. `onDelivery` sees each change of
 * an alert once per receiver: repetitions (repeat_interval, a growing group) are left out.
 */
export async function startReceiver(
  onDelivery: (delivery: Delivery) => void,
  preferredPort?: number,
): Promise<Receiver> {
  const seen = new Set<string>();
  const port = await freePort(preferredPort);
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
    const receiver = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
    try {
      const { alerts } = JSON.parse(await text(request)) as { alerts: readonly RoutedAlert[] };
      for (const alert of alerts) {
        const change = `${receiver} ${alert.fingerprint} ${alert.startsAt} ${alert.status}`;
        if (seen.has(change)) continue;
        seen.add(change);
        onDelivery({ receiver, alert });
      }
      response.writeHead(200).end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
