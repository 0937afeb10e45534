import type { Config } from '../config/schema.ts';
import type { LedgerEngine } from '../ledgerengine.ts';
import { type Window, windowAt } from '../pipeline/age.ts';
import { book } from '../pipeline/booking.ts';
import { isFoldFailure } from '../pipeline/broken.ts';
import type { Decoder } from '../pipeline/decode.ts';
import { addReport, emptyReport, type Refusal, type Report } from '../pipeline/outcome.ts';
import type { Prepared } from '../pipeline/prepared.ts';
import type { SourceRights } from '../pipeline/rights.ts';
import { parseTimestamp } from '../time/parse.ts';

/** Moments at which something looks at the state: the first at or after `from`, then every `every` ms. */
export interface Steps {
  readonly every: number;
  /** Epoch ms; left out: the first whole step after the first line. */
  readonly from?: number;
  /** Called when everything before the moment is booked. */
  look(at: number): void;
}

/** A collector under a virtual clock: recorded lines in, the same state as it would have had then. */
export interface VirtualCollector {
  /** Virtual now, epoch ms: the event time of the newest line, never going back. 0 before the first. */
  readonly now: number;
  readonly report: Report;
  /**
   * Takes one line; time moves to when it was sent (`sentAt`, epoch ms) or, where nobody knows, to its event time, and
   * the steps up to it are looked at first.
   */
  take(text: string, line: number, sentAt?: number): void;
  /** Books what was taken and lets time pass until `at`, steps included. */
  advance(at: number): void;
}

/** Lines of one source that came within one virtual second are one delivery. */
const secondMs = 1000;
/** Nothing is acknowledged here, so changed state goes to the store only often enough to keep memory bounded. */
const linesPerWrite = 20_000;

export function virtualCollector(
  config: Config,
  engine: LedgerEngine,
  decoder: Decoder,
  steps?: Steps,
): VirtualCollector {
  const { zone } = config.acquirer;
  const rights = new Map<string, SourceRights>(
    config.sources.map(({ id }) => [id, { id, mayKind: () => true, mayChannel: () => true }]),
  );
  const fallback = config.sources[0]!.id;
  const report = emptyReport();
  let pending = new Map<string, (Prepared | Refusal)[]>();
  let now = 0;
  let window: Window | undefined;
  let unwritten = 0;
  let next: number | undefined = steps?.from;

  function flush(): void {
    if (pending.size === 0) return;
    const deliveries = [...pending].map(([source, lines]) => ({ source, lines, positions: none }));
    pending = new Map();
    engine.store.begin();
    engine.ledger.tick(now);
    try {
      for (const delivered of deliveries) {
        addReport(report, book(engine, delivered, now, () => false).report);
        unwritten += delivered.lines.length;
      }
    } catch (error) {
      if (!isFoldFailure(error)) throw error;
      throw new Error(`line ${error.prepared.line}: ${error.message}`, { cause: error.cause });
    }
    if (unwritten < linesPerWrite) return;
    engine.store.write(engine.space.drain('commit'), engine.paged);
    unwritten = 0;
  }

  function moveTo(at: number): void {
    if (at <= now) return;
    const second = Math.floor(at / secondMs) !== Math.floor(now / secondMs);
    if (second) flush();
    now = at;
    if (second || window === undefined) window = windowAt(now, config.store.keepDays, zone);
  }

  function pass(at: number): void {
    if (steps !== undefined) {
      next ??= Math.ceil(at / steps.every) * steps.every;
      while (next <= at) {
        flush();
        moveTo(next);
        engine.ledger.tick(now);
        steps.look(next);
        next += steps.every;
      }
    }
    moveTo(at);
  }

  return {
    get now() {
      return now;
    },
    report,
    take(text, line, sentAt) {
      const head = headOf(text);
      pass(sentAt ?? (typeof head.at === 'string' ? parseTimestamp(head.at) : undefined) ?? now);
      window ??= windowAt(now, config.store.keepDays, zone);
      const source = typeof head.source === 'string' ? head.source : fallback;
      const decoded = decoder.decode(text, line, rights.get(source) ?? stranger(source), window);
      const own = rights.has(source) ? source : fallback;
      const lines = pending.get(own);
      if (lines === undefined) pending.set(own, [decoded]);
      else lines.push(decoded);
    },
    advance(at) {
      pass(at);
      flush();
      engine.ledger.tick(now);
    },
  };
}

const none: ReadonlyMap<string, null> = new Map();

/** A source the configuration does not know may send nothing. */
const stranger = (id: string): SourceRights => ({ id, mayKind: () => false, mayChannel: () => false });

/** `kind`, `at` and `source` first is how most producers write; only another order costs a second parse. */
const envelope = /^\{"kind":"[^"]{1,40}","at":"([^"]{20,35})","source":"([^"]{1,40})"/;

function headOf(text: string): { readonly at?: unknown; readonly source?: unknown } {
  const found = envelope.exec(text);
  if (found !== null) return { at: found[1], source: found[2] };
  try {
    return (JSON.parse(text) ?? {}) as { at?: unknown; source?: unknown };
  } catch {
    return {};
  }
}
