import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { TruthFault } from '../../collector/simulator/truth/schema.ts';
import { freePort } from '../tools/port.ts';

/** What a running demo tells a drill. Times are business time, epoch ms. */
export interface DemoState {
  readonly system: 'acquirer-demo';
  readonly now: number;
  /** Business time minus wall time. */
  readonly offsetMs: number;
  /** Whether it can be told to go wrong yet. */
  readonly ready: boolean;
  /** What is wrong, or was, as far as it can be known now. */
  readonly faults: readonly TruthFault[];
  readonly notifier: string | undefined;
}

export interface Demo {
  state(): DemoState;
  /** Lets a scenario begin. What is wrong with the order, for people, or undefined. */
  inject(scenario: string, settings: Readonly<Record<string, string>>): string | undefined;
}

export interface Control {
  readonly url: string;
  close(): Promise<void>;
}

const order = z.strictObject({
  scenario: z.string().min(1),
  settings: z.record(z.string(), z.string()).default({}),
});

const answer = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/**
 * The demo's control endpoint, on loopback: `GET /v1/state`, and `POST /v1/faults` with `{"scenario":"S08"}`, which
 * `npm run drill` uses. It asks for JSON, so that no web page can post to it.
 */
export async function startControl(demo: Demo, preferredPort?: number): Promise<Control> {
  const port = await freePort(preferredPort);

  async function inject(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type'] !== 'application/json')
      return answer(response, 415, { problem: 'application/json is needed' });
    const parsed = order.safeParse(json(await text(request)));
    if (!parsed.success) return answer(response, 400, { problem: 'an order is {"scenario":"S08"}' });
    const problem = demo.inject(parsed.data.scenario, parsed.data.settings);
    if (problem === undefined) answer(response, 202, {});
    else answer(response, 409, { problem });
  }

  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/v1/state') answer(response, 200, demo.state());
    else if (request.method === 'POST' && request.url === '/v1/faults') void inject(request, response);
    else answer(response, 404, { problem: 'GET /v1/state or POST /v1/faults' });
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

function json(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
