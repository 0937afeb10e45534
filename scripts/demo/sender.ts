import { setTimeout as pause } from 'node:timers/promises';

/** Sends lines of every source to a collector, each source in its order, until everything is acknowledged. */
export interface Sender {
  add(source: string, line: string): void;
  /** Posts what was added. Resolves when all of it is acknowledged or it was stopped. */
  flush(): Promise<void>;
  stop(): void;
  readonly sent: number;
  readonly rejected: number;
}

const mostLines = 1_000;
const retryMs = 500;

interface Answer {
  readonly rejected?: number;
}

/** The tokens of the demo profiles are `demo-<source>`. */
export function sender(collector: string): Sender {
  const waiting = new Map<string, string[]>();
  const stopping = new AbortController();
  let sent = 0;
  let rejected = 0;

  async function post(source: string, lines: readonly string[]): Promise<boolean> {
    try {
      const response = await fetch(`${collector}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer demo-${source}`, 'content-type': 'application/x-ndjson' },
        body: lines.join('\n'),
        signal: stopping.signal,
      });
      if (!response.ok) {
        const why = await response.text();
        // The collector asks for time: the lines stay here. Any other refusal will not change by repeating.
        if (response.status === 429 || response.status >= 500) return false;
        throw new Error(`the collector refuses events of ${source}: ${response.status} ${why}`);
      }
      rejected += ((await response.json()) as Answer).rejected ?? 0;
      return true;
    } catch (error) {
      if (stopping.signal.aborted || error instanceof TypeError) return false; // not reachable
      throw error;
    }
  }

  async function drain(source: string, lines: string[]): Promise<void> {
    while (lines.length > 0 && !stopping.signal.aborted) {
      const batch = lines.slice(0, mostLines);
      if (await post(source, batch)) {
        lines.splice(0, batch.length);
        sent += batch.length;
      } else await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    add(source, line) {
      const lines = waiting.get(source);
      if (lines === undefined) waiting.set(source, [line]);
      else lines.push(line);
    },
    async flush() {
      await Promise.all([...waiting].map(([source, lines]) => drain(source, lines)));
    },
    stop: () => stopping.abort(),
    get sent() {
      return sent;
    },
    get rejected() {
      return rejected;
    },
  };
}
