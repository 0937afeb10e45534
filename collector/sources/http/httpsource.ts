import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config/schema.ts';
import { addReport, emptyReport, type Report } from '../../pipeline/outcome.ts';
import { slices } from '../lines.ts';
import type { Sink, Source } from '../source.ts';
import { type Body, readBody, stopping } from './body.ts';
import { inflate } from './inflate.ts';
import { type Pressure, pressure } from './pressure.ts';
import { RequestError } from './problem.ts';
import { formatOf, split } from './split.ts';

/** Events pushed by their producers; the sender keeps them until it is answered, so there is no position. */
export interface HttpSource extends Source {
  /**
   * Books the events of one request of an authenticated source and reports on them. Rejects with RequestError: the
   * sender has to send again, where that can help. Rejects with Aborted when the sender is gone.
   */
  receive(source: string, request: IncomingMessage): Promise<Report>;
  readonly pressure: Pressure;
}

export function httpSource({ limits }: Config['server']): HttpSource {
  const waiting = pressure(limits.queuedBytes);
  const inHand = new Set<Promise<unknown>>();
  let sink: Sink | undefined;
  let stopped = stopController();

  async function bodyOf(request: IncomingMessage): Promise<Body> {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity' && encoding !== 'gzip')
      throw new RequestError(
        415,
        'unsupported',
        `content-encoding ${encoding} is not supported; use gzip or none`,
      );
    const body = await readBody(request, limits, waiting, stopped.signal);
    return encoding === 'gzip' ? inflate(body, limits.bodyBytes, waiting) : body;
  }

  async function receive(source: string, request: IncomingMessage): Promise<Report> {
    const to = sink;
    if (to === undefined) throw stopping();
    const format = formatOf(request.headers['content-type']);
    if (format === undefined)
      throw new RequestError(
        415,
        'unsupported',
        'send application/x-ndjson, or application/json with an array',
      );
    const { bytes, taken } = await bodyOf(request);
    try {
      const report = emptyReport();
      for (const lines of slices(await split(bytes, format, limits.lines))) {
        const settlement = await to.deliver({ source, lines });
        if (!settlement.ok)
          throw new RequestError(503, 'store_failed', settlement.why, settlement.retryAfterSeconds);
        addReport(report, settlement.report);
      }
      return report;
    } finally {
      waiting.release(taken);
    }
  }

  return {
    pressure: waiting,
    receive(source, request) {
      const work = receive(source, request);
      inHand.add(work);
      const done = (): void => void inHand.delete(work);
      work.then(done, done);
      return work;
    },
    async start(to) {
      sink = to;
      stopped = stopController();
    },
    async stop() {
      sink = undefined;
      // Bodies still on their way are answered at once: their senders have them and will send them again.
      stopped.abort();
      await Promise.allSettled(inHand);
    },
  };
}

/** Every open request listens to it, and that may be hundreds. */
function stopController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
