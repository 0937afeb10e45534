import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the clients are to send, and how. */
export interface Job {
  readonly port: number;
  readonly profile: string;
  /** Tells one stream from another: reference numbers begin there. */
  readonly seed: number;
  readonly events: number;
  /** Events of one request. */
  readonly batch: number;
  /** Requests under way at a time. */
  readonly clients: number;
  /** Contracts of record of every merchant are sent instead of sales. */
  readonly contracts?: boolean;
  /** Most events a second, so that the collector is not at its limit. */
  readonly perSecond?: number;
}

/** How it went; milliseconds. */
export interface Sent {
  readonly events: number;
  readonly accepted: number;
  readonly seconds: number;
  readonly answers: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Clients in a process of their own: they make their events before they send the first. */
export interface Clients {
  /** Makes the events; resolves when they are ready to be sent. */
  prepare(job: Job): Promise<void>;
  /** Sends what was prepared. */
  send(): Promise<Sent>;
  stop(): void;
}

export function startClients(): Clients {
  const child = fork(join(import.meta.dirname, 'clientprocess.ts'));
  const gone = once(child, 'exit').then((): never => {
    throw new Error('the clients ended by themselves');
  });
  gone.catch(() => {});

  async function ask(message: object): Promise<unknown> {
    const answered = once(child, 'message');
    child.send(message);
    const [answer] = (await Promise.race([answered, gone])) as [{ error?: string; result?: unknown }];
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  return {
    prepare: async (job) => void (await ask({ prepare: job })),
    send: async () => (await ask({ send: true })) as Sent,
    stop: () => void child.kill(),
  };
}
