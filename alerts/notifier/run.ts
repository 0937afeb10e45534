import { join } from 'node:path';
import { listen } from '../../collector/server/listen.ts';
import { auditFile } from './audit/audit.ts';
import type { NotifierConfig } from './config/schema.ts';
import type { Secrets } from './config/secrets.ts';
import { httpPost, type Post } from './delivery/post.ts';
import { openJournal } from './journal/journal.ts';
import type { Logger } from './log.ts';
import { startNotifier } from './notifier.ts';
import { notifierApp } from './server/app.ts';
import { waitingFront } from './server/front.ts';
import { count, newCounters } from './server/metrics.ts';
import { askSilences } from './silences/poll.ts';
import { systemTiming, type Timing } from './timing.ts';

export interface RunOptions {
  readonly config: NotifierConfig;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** For tests. */
  readonly timing?: Timing;
  readonly post?: Post;
}

export interface RunningNotifier {
  readonly port: number;
  stop(): Promise<void>;
}

/** The whole process: journal, robots, HTTP. Throws ACQ_PORT_IN_USE, ACQ_STORE_CORRUPT, ACQ_STORE_FAILED. */
export async function runNotifier(options: RunOptions): Promise<RunningNotifier> {
  const { config } = options;
  const front = waitingFront();
  // The port is taken first: a second process on the same folder fails here, before it touches the journal.
  const server = await listen(front.app, config.server.host, config.server.port);
  try {
    const running = behind(options);
    front.open(running.app);
    return {
      port: server.port,
      async stop() {
        await server.close();
        await running.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Everything behind the port. */
function behind({ config, secrets, log, timing = systemTiming(), post = httpPost }: RunOptions) {
  const { folder, keepDays } = config.store;
  const onFailure = (what: string) => (error: Error) =>
    log.error({ code: (error as NodeJS.ErrnoException).code ?? error.name }, what);
  const journal = openJournal({
    file: join(folder, 'journal.ndjson'),
    keepDays,
    now: timing.now,
    onFailure: onFailure('the journal cannot be written'),
  });
  const counters = newCounters();
  const audit = auditFile(join(folder, 'audit.ndjson'), onFailure('the audit log cannot be written'));
  const { url } = config.alertmanager;
  const notifier = startNotifier({
    config,
    secrets,
    journal,
    audit(entries) {
      audit(entries);
      for (const { what, robot, outcome } of entries)
        if (what === 'delivery') count(counters.messages, `${robot} ${outcome}`);
    },
    timing,
    random: Math.random,
    post,
    log,
    ...(url === undefined ? {} : { askSilences: askSilences(url, log) }),
  });
  return {
    app: notifierApp({ config, secrets, notifier, counters, now: timing.now, log }),
    async close() {
      await notifier.stop();
      journal.close();
    },
  };
}
