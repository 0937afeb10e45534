import type { Settlement } from '../sources/source.ts';
import type { Row } from '../state/part.ts';
import type { Store } from '../stores/store.ts';
import { type Clock, stopwatch } from '../time/clock.ts';
import type { Delivered } from './booking.ts';
import { brokenLines, isFoldFailure } from './broken.ts';
import type { Engine } from './engine.ts';
import type { Report } from './outcome.ts';
import { beginCheckpoint, bookTogether, probe, write } from './transaction.ts';

/** Whether events can be booked, and if not, why. */
export type Health = { readonly ready: true } | { readonly ready: false; readonly why: string };

export interface CommitterParts<E extends Engine> {
  /** Opens the store. May throw while it cannot be read. */
  readonly openStore: () => Store;
  /** Builds memory as a store has it. */
  readonly load: (store: Store) => E;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
  readonly onRecovery: () => void;
  /** Called after every transaction, for telemetry: lines booked and milliseconds it took. */
  readonly onCommit?: (lines: number, milliseconds: number) => void;
  /** Milliseconds between attempts to get a failed store back. */
  readonly retryMilliseconds?: number;
}

/**
 * The only writer. Deliveries wait in a queue; what gathered while the last transaction ran, up to a thousand lines, goes
 * into the next one. While several senders are at work it waits two milliseconds for more, so that many small requests
 * share one fsync; a lone one does not wait.
 *
 * When a transaction fails, memory is thrown away and read from the store again, deliveries are answered "not
 * stored", and the store is tried again until a transaction succeeds. The process stays alive.
 */
export interface Committer<E extends Engine = Engine> {
  submit(delivered: Delivered): Promise<Settlement>;
  /** The engine as of the last transaction; undefined while the store cannot be read. */
  engine(): E | undefined;
  health(): Health;
  checkpoint(): void;
  /** Forgets old identities and what is kept by their days, a slice at a time; true when more are left. */
  forget(firstDay: string): boolean;
  /** Books what is queued, writes a checkpoint and closes the store. */
  close(): Promise<void>;
}

const linesPerCommit = 1000;
/** How long a transaction waits for company. */
const lingerMs = 2;
const rowsPerForgetting = 2000;
/** Packed columns have rows of up to 8 kB: 2 MB. */
const rowsPerSlice = 256;
const retryAfterSeconds = 2;

interface Waiting {
  readonly delivered: Delivered;
  readonly settle: (settlement: Settlement) => void;
}

export function committer<E extends Engine>(parts: CommitterParts<E>): Committer<E> {
  const { clock } = parts;
  let engine: E | undefined = parts.load(parts.openStore());
  let trouble: string | undefined;
  let closed = false;
  let scheduled = false;
  let retry: NodeJS.Timeout | undefined;
  let queue: Waiting[] = [];
  /** Deliveries in the last transaction. */
  let lastTaken = 1;
  /** Levels of a checkpoint that are still to be written. */
  let levels: { readonly engine: E; readonly rows: Row[] } | undefined;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      // Where several senders are at work, more is about to come, and one fsync serves them all.
      if ((queue.length > 1 || lastTaken > 1) && waitingLines() < linesPerCommit) setTimeout(run, lingerMs);
      else run();
    });
  }

  function run(): void {
    scheduled = false;
    flush();
    if (queue.length > 0) schedule();
  }

  const waitingLines = (): number => lineCount(queue.map((each) => each.delivered));

  function take(): Waiting[] {
    let lines = 0;
    let count = 0;
    for (; count < queue.length; count++) {
      lines += queue[count]!.delivered.lines.length;
      if (count > 0 && lines > linesPerCommit) break;
    }
    const taken = queue.slice(0, count);
    lastTaken = count;
    queue = queue.slice(count);
    return taken;
  }

  function flush(): void {
    if (queue.length === 0) return;
    if (trouble !== undefined) {
      refuse(queue);
      queue = [];
      return;
    }
    const batch = take();
    const reports = bookOrFail(batch.map((each) => each.delivered));
    if (reports === undefined) refuse(batch);
    else for (const [i, each] of batch.entries()) each.settle({ ok: true, report: reports[i]! });
  }

  function refuse(batch: readonly Waiting[]): void {
    for (const each of batch)
      each.settle({ ok: false, why: trouble ?? 'the store failed', retryAfterSeconds });
  }

  /** Undefined when the store failed. A line whose folding fails is left out and the rest tried again. */
  function bookOrFail(deliveries: readonly Delivered[]): Report[] | undefined {
    const broken = brokenLines();
    for (;;) {
      const elapsed = stopwatch();
      try {
        const reports = bookTogether(engine!, deliveries, clock.now(), broken);
        parts.onCommit?.(lineCount(deliveries), elapsed());
        return reports;
      } catch (error) {
        parts.onFailure(error);
        if (!isFoldFailure(error)) {
          reopen();
          fail(error);
          return undefined;
        }
        broken.learn(error);
        // Memory is ahead of the store, which itself is sound.
        engine = parts.load(engine!.store);
      }
    }
  }

  /** Memory is ahead of the store after a failure, so it goes; what the store holds is what was answered for. */
  function reopen(): void {
    const old = engine;
    engine = undefined;
    try {
      old?.store.close();
    } catch {
      // A store that cannot even be closed is left to the operating system.
    }
    try {
      engine = parts.load(parts.openStore());
    } catch (error) {
      parts.onFailure(error);
    }
  }

  function fail(error: unknown): void {
    trouble = error instanceof Error ? error.message : String(error);
    retry ??= setTimeout(tryAgain, parts.retryMilliseconds ?? 1000);
  }

  function tryAgain(): void {
    retry = undefined;
    if (closed) return;
    if (engine === undefined) reopen();
    if (engine === undefined) {
      retry = setTimeout(tryAgain, parts.retryMilliseconds ?? 1000);
      return;
    }
    trouble = undefined;
    if (guarded(() => probe(engine!))) parts.onRecovery();
  }

  /** Runs a transaction; false when it failed and deliveries are refused from now on. */
  function guarded(work: () => void): boolean {
    if (engine === undefined || trouble !== undefined) return false;
    try {
      work();
      return true;
    } catch (error) {
      parts.onFailure(error);
      reopen();
      fail(error);
      return false;
    }
  }

  function checkpoint(): void {
    if (levels !== undefined) return;
    guarded(() => {
      levels = { engine: engine!, rows: beginCheckpoint(engine!) };
    });
    if (levels !== undefined) setImmediate(writeLevels);
  }

  /** Writes a slice of the levels, so that a large fleet does not hold up the commits. */
  function writeLevels(): void {
    if (levels === undefined) return;
    const rows = levels.rows.splice(0, rowsPerSlice);
    const written = levels.engine === engine && guarded(() => write(engine!, rows));
    if (!written || levels.rows.length === 0) levels = undefined;
    else setImmediate(writeLevels);
  }

  return {
    submit(delivered) {
      if (closed) return Promise.resolve(stopping);
      return new Promise((settle) => {
        queue.push({ delivered, settle });
        schedule();
      });
    },
    engine: () => engine,
    health: () => (trouble === undefined ? { ready: true } : { ready: false, why: trouble }),
    checkpoint,
    forget(firstDay) {
      let forgotten = 0;
      guarded(() => {
        forgotten = engine!.store.forget(firstDay, rowsPerForgetting, engine!.dated);
      });
      return forgotten >= rowsPerForgetting;
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      while (queue.length > 0) flush();
      while (levels !== undefined) writeLevels();
      checkpoint();
      while (levels !== undefined) writeLevels();
      engine?.store.close();
      engine = undefined;
    },
  };
}

const stopping: Settlement = { ok: false, why: 'the collector is stopping', retryAfterSeconds: 5 };

const lineCount = (deliveries: readonly Delivered[]): number =>
  deliveries.reduce((sum, { lines }) => sum + lines.length, 0);
