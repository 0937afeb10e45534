import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Collector, startCollector } from '../../collector/compose.ts';
import type { Config } from '../../collector/config/schema.ts';
import { logger } from '../../collector/telemetry/logger.ts';
import { type VirtualClock, virtualClock } from '../../collector/time/clock.ts';
import { noon, testConfig } from '../pipeline/harness.ts';

/** A whole collector on a port of its own and a clock that stands still. */
export interface Served {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly collector: Collector;
  /** What it logged, a JSON text a line. */
  readonly logged: string[];
  post(body: string | Uint8Array, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

type Change = Parameters<typeof testConfig>[0];

export async function serve(change: Change = (c) => c, environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const home = mkdtempSync(join(tmpdir(), 'served-'));
  const plain = testConfig(change);
  const config: Config = { ...plain, store: { ...plain.store, path: join(home, 'ledger.db') } };
  const clock = virtualClock(noon);
  const logged: string[] = [];
  const log = logger(
    config,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk.toString());
        done();
      },
    }),
  );
  const collector = await startCollector({ config, clock, log, environment });
  const url = `http://127.0.0.1:${collector.port}`;
  return {
    url,
    clock,
    collector,
    logged,
    post: (body, headers = {}) =>
      fetch(`${url}/v1/events`, {
        method: 'POST',
        body,
        headers: { authorization: 'Bearer switch', 'content-type': 'application/x-ndjson', ...headers },
      }),
    async stop() {
      await collector.stop();
      rmSync(home, { recursive: true });
    },
  };
}
