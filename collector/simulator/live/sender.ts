import { setTimeout as pause } from 'node:timers/promises';

/** What a sender knows of one source's lines. */
export interface SenderCount {
  /** Lines given to it, lines the collector acknowledged, and of those the rejected ones. */
  added: number;
  acked: number;
  rejected: number;
}

/** Posts lines, each source in its order, and keeps every one until it is acknowledged. */
export interface Sender {
  add(source: string, line: string): void;
  /** Lines not yet acknowledged. */
  readonly waiting: number;
  /** The sender's books: what was handed over must be what is counted on the other side. */
  readonly counts: ReadonlyMap<string, SenderCount>;
  /** Sends until nothing waits or `signal` says to stop. */
  drain(): Promise<void>;
}

export interface SenderOptions {
  /** The whole address, e.g. `http://127.0.0.1:9464/v1/events`. */
  readonly url: string;
  /** Bearer token of a source. */
  token(source: string): string;
  readonly signal: AbortSignal;
  readonly batch?: number;
  /** Called when an answer makes the sender wait, or can never be mended. */
  trouble(source: string, what: string): void;
  readonly firstWaitMs?: number;
}

const longestWaitMs = 10_000;

export function sender(options: SenderOptions): Sender {
  const queues = new Map<string, string[]>();
  const counts = new Map<string, SenderCount>();
  const draining = new Map<string, Promise<void>>();
  const batchSize = options.batch ?? 1000;

  /** Posts the head of a queue; returns how long to wait before the next try, 0 = acknowledged. */
  async function post(source: string, lines: readonly string[], waited: number): Promise<number> {
    const backOff = Math.min(longestWaitMs, Math.max(options.firstWaitMs ?? 250, waited * 2));
    let response: Response;
    try {
      response = await fetch(options.url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${options.token(source)}`,
          'content-type': 'application/x-ndjson',
        },
        body: `${lines.join('\n')}\n`,
        signal: options.signal,
      });
    } catch {
      options.trouble(source, 'not reachable');
      return backOff;
    }
    const body = await response.text();
    if (response.ok) {
      const count = counts.get(source)!;
      count.acked += lines.length;
      count.rejected += (JSON.parse(body) as { rejected?: number }).rejected ?? 0;
      return 0;
    }
    options.trouble(source, `${response.status} ${body.slice(0, 200)}`);
    const asked = Number(response.headers.get('retry-after')) * 1000;
    return asked > 0 ? asked : backOff;
  }

  /** One post at a time per source: who asks while one is under way waits for the same. */
  function drainSource(source: string): Promise<void> {
    const running = draining.get(source) ?? empty(source).finally(() => draining.delete(source));
    draining.set(source, running);
    return running;
  }

  async function empty(source: string): Promise<void> {
    const queue = queues.get(source)!;
    let wait = 0;
    while (queue.length > 0 && !options.signal.aborted) {
      if (wait > 0) await pause(wait, undefined, { signal: options.signal }).catch(() => {});
      if (options.signal.aborted) break;
      const batch = queue.slice(0, batchSize);
      wait = await post(source, batch, wait);
      if (wait === 0) queue.splice(0, batch.length);
    }
  }

  return {
    add(source, line) {
      const queue = queues.get(source);
      if (queue === undefined) {
        queues.set(source, [line]);
        counts.set(source, { added: 1, acked: 0, rejected: 0 });
        return;
      }
      queue.push(line);
      counts.get(source)!.added += 1;
    },
    get waiting() {
      let lines = 0;
      for (const queue of queues.values()) lines += queue.length;
      return lines;
    },
    counts,
    async drain() {
      await Promise.all([...queues.keys()].map(drainSource));
    },
  };
}
