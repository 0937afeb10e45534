import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { contentType, type Exposition } from '../metrics/exposition.ts';
import type { OwnMetrics } from '../metrics/own.ts';
import { stopwatch } from '../time/clock.ts';
import { problem } from './problem.ts';

const gzipped = promisify(gzip);

export interface ScrapeParts {
  /** The metrics of the ledger as it is; undefined while the store cannot be read. Lets time pass in the ledger first. */
  readonly current: (now: number) => Exposition | undefined;
  readonly own: OwnMetrics;
  readonly now: () => number;
}

/**
 * `GET /metrics`. Values are read in one turn of the event loop and written over many, so that a scrape holds nothing
 * up. Without a readable ledger there is no answer but 503: a gap says "unknown", zeros would say "all is well".
 */
export function scrapeHandler(parts: ScrapeParts): RequestHandler {
  let running: Promise<Buffer | undefined> | undefined;

  async function scrape(): Promise<Buffer | undefined> {
    const elapsed = stopwatch();
    const now = parts.now();
    const exposition = parts.current(now);
    if (exposition === undefined) return undefined;
    const snapshot = exposition.read(now);
    const pieces: Buffer[] = [];
    for (const piece of exposition.write(snapshot)) {
      pieces.push(Buffer.from(piece));
      await nextTurn();
    }
    pieces.push(Buffer.from(await parts.own.text()));
    parts.own.scraped(elapsed());
    return Buffer.concat(pieces);
  }

  return async (request, response) => {
    // Two Prometheus servers that scrape at the same moment get the same text.
    running ??= scrape().finally(() => {
      running = undefined;
    });
    const text = await running;
    if (text === undefined) {
      problem(response, 503, 'store_failed', 'the ledger cannot be read; see /readyz');
      return;
    }
    response.set({ 'content-type': contentType, 'cache-control': 'no-store', vary: 'accept-encoding' });
    if (request.acceptsEncodings('gzip') !== 'gzip') {
      response.end(text);
      return;
    }
    const packed = await gzipped(text, { level: constants.Z_BEST_SPEED });
    response.set('content-encoding', 'gzip').end(packed);
  };
}
