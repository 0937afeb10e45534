import type { Config } from './config/schema.ts';
import { codeOf } from './errors.ts';
import { engineLoader, type LedgerEngine, lineDecoder, pseudonymOf } from './ledgerengine.ts';
import { requireBudget } from './metrics/budget.ts';
import { type Exposition, exposition } from './metrics/exposition.ts';
import { allMetrics } from './metrics/metrics.ts';
import { ownMetrics } from './metrics/own.ts';
import { type Committer, committer } from './pipeline/committer.ts';
import { housekeeping } from './pipeline/housekeeping.ts';
import { intake } from './pipeline/intake.ts';
import { allRights } from './pipeline/rights.ts';
import { app } from './server/app.ts';
import { listen } from './server/listen.ts';
import { followedSources } from './sources/directory/followedsources.ts';
import { httpSource } from './sources/http/httpsource.ts';
import type { Source } from './sources/source.ts';
import { sqliteStore } from './stores/sqlite/store.ts';
import type { Logger } from './telemetry/logger.ts';
import { openTelemetry } from './telemetry/telemetry.ts';
import type { Clock } from './time/clock.ts';
import { version } from './version.ts';

export interface CollectorParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly environment: NodeJS.ProcessEnv;
}

/** A collector that listens. */
export interface Collector {
  readonly port: number;
  /** Takes no more events, books what it has, writes a checkpoint and closes. */
  stop(): Promise<void>;
}

/** Puts all adapters together and starts them. Throws AcquirerError or StoreError; then nothing keeps running. */
export async function startCollector(parts: CollectorParts): Promise<Collector> {
  const { config, clock, log } = parts;
  const { acquirer, server, store, telemetry } = config;
  const decoder = lineDecoder(config, parts.environment);
  const http = httpSource(server);
  const remote = await openTelemetry(telemetry.endpoint, version);
  const writer: Committer<LedgerEngine> = committer({
    openStore: () => sqliteStore(store.path),
    load: engineLoader(config),
    clock,
    onFailure(error) {
      own.storeFailed();
      log.error({ code: codeOf(error), err: error }, 'a transaction failed');
    },
    onRecovery: () => log.info('the store works again'),
    onCommit(lines, milliseconds) {
      own.committed(lines, milliseconds);
      remote.committed(lines, milliseconds);
    },
  });
  const own = ownMetrics({
    version,
    queuedBytes: () => http.pressure.bytes,
    ready: () => writer.health().ready,
  });
  const view = viewOf(config, writer);

  const unreadable = (source: string, name: string, error: unknown): void =>
    log.warn({ source, name, err: error }, 'a file cannot be followed');

  /** What is open, in the order it has to be closed. */
  const open: (() => Promise<void>)[] = [() => writer.close(), () => remote.stop()];
  const stop = async (): Promise<void> => {
    for (const close of open) await close();
  };

  try {
    requireBudget(view.metrics(), await own.series(), config.metrics.budget);
    const sink = intake({
      decoder,
      committer: writer,
      rights: allRights(config),
      clock,
      lineBytes: server.limits.lineBytes,
      keepDays: store.keepDays,
      zone: acquirer.zone,
    });
    const endpoints = app({
      config,
      clock,
      own,
      source: { ...http, receive: (id, request) => remote.ingest(id, () => http.receive(id, request)) },
      current: view.at,
      now: () => clock.now(),
      health: writer.health,
      books: writer.engine,
      pseudonym: pseudonymOf(config, parts.environment) ?? ((id) => id),
      onError: (error) => log.error({ err: error }, 'a request failed'),
    });
    const listening = await listen(endpoints, server.host, server.port);
    open.unshift(() => listening.close());
    const sources: Source[] = [http, ...followedSources(config, unreadable)];
    for (const source of sources) {
      await source.start(sink);
      open.unshift(() => source.stop());
    }
    const chores = housekeeping({ ...store, committer: writer, clock, zone: acquirer.zone });
    open.unshift(async () => chores.stop());
    return { port: listening.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The metrics of the engine there is: built once for each, because a failed store brings a new one. */
function viewOf(config: Config, writer: Committer<LedgerEngine>) {
  const built = new WeakMap<LedgerEngine, Exposition>();

  function of(engine: LedgerEngine): Exposition {
    const known = built.get(engine) ?? exposition(allMetrics(config, engine.ledger, engine.tallies));
    built.set(engine, known);
    return known;
  }

  return {
    metrics: () => of(writer.engine()!).metrics,
    at(now: number): Exposition | undefined {
      const engine = writer.engine();
      if (engine === undefined) return undefined;
      engine.ledger.tick(now);
      return of(engine);
    },
  };
}
