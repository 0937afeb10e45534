import type { Config } from '../../collector/config/schema.ts';
import type { Metric } from '../../collector/families/family.ts';
import { engineLoader, type LedgerEngine, lineDecoder } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { type Committer, committer } from '../../collector/pipeline/committer.ts';
import { intake } from '../../collector/pipeline/intake.ts';
import { allRights } from '../../collector/pipeline/rights.ts';
import { linesPerSlice, ndjsonLines, slices } from '../../collector/sources/lines.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { type VirtualClock, virtualClock } from '../../collector/time/clock.ts';

/** What became of the lines booked so far. */
export interface Booked {
  lines: number;
  rejected: number;
  /** Why the first few were rejected. */
  readonly reasons: string[];
}

/** The collector without its edges, on a clock that moves when told to: events in, metrics out, no waiting. */
export interface Core {
  readonly clock: VirtualClock;
  readonly metrics: readonly Metric[];
  readonly booked: Booked;
  /** Books lines of one source, in order, at the clock's time. Throws when the store fails. */
  book(source: string, lines: readonly string[]): Promise<void>;
  /** Lets time pass in the ledger; before metrics are read. */
  tick(): void;
  /** Writes a checkpoint and closes the store. */
  close(): Promise<void>;
}

const reasonsKept = 5;

/** Opens a core over the store at `path` (`:memory:` for one that is not kept), at `startMs` of event time. */
export function openCore(config: Config, path: string, startMs: number): Core {
  const clock = virtualClock(startMs);
  const failures: unknown[] = [];
  const writer: Committer<LedgerEngine> = committer({
    openStore: () => sqliteStore(path),
    load: engineLoader(config),
    clock,
    onFailure: (error) => void failures.push(error),
    onRecovery: () => {},
  });
  const engine = writer.engine()!;
  const sink = intake({
    decoder: lineDecoder(config, {}),
    committer: writer,
    rights: allRights(config),
    clock,
    lineBytes: config.server.limits.lineBytes,
    keepDays: config.store.keepDays,
    zone: config.acquirer.zone,
  });
  const booked: Booked = { lines: 0, rejected: 0, reasons: [] };

  return {
    clock,
    booked,
    metrics: allMetrics(config, engine.ledger, engine.tallies),
    async book(source, lines) {
      const bytes = Buffer.from(lines.join('\n'));
      const all = ndjsonLines(bytes, Number.POSITIVE_INFINITY)!;
      const settlements = await Promise.all(
        [...slices(all, linesPerSlice)].map((slice) => sink.deliver({ source, lines: slice })),
      );
      for (const settlement of settlements) {
        if (!settlement.ok) throw new Error(`history: ${settlement.why}`, { cause: failures[0] });
        booked.rejected += settlement.report.rejected;
        for (const { reason, detail } of settlement.report.rejections)
          if (booked.reasons.length < reasonsKept) booked.reasons.push(`${source}: ${reason}: ${detail}`);
      }
      booked.lines += lines.length;
    },
    tick: () => engine.ledger.tick(clock.now()),
    close: () => writer.close(),
  };
}
