import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { auditFile } from '../../../../alerts/notifier/audit/audit.ts';
import { parseNotifierConfig } from '../../../../alerts/notifier/config/load.ts';
import type { Post } from '../../../../alerts/notifier/delivery/post.ts';
import { openJournal } from '../../../../alerts/notifier/journal/journal.ts';
import { notifierLog } from '../../../../alerts/notifier/log.ts';
import { type Notifier, startNotifier } from '../../../../alerts/notifier/notifier.ts';
import type { Silences } from '../../../../alerts/notifier/silences/changes.ts';
import { dingtalkStandIn } from '../standins/dingtalk.ts';
import { feishuStandIn } from '../standins/feishu.ts';
import { forwarderStandIn } from '../standins/forwarder.ts';
import type { Provider } from '../standins/provider.ts';
import { wecomStandIn } from '../standins/wecom.ts';
import { type Alert, webhook } from './alerts.ts';
import { type World, world } from './clock.ts';
import { configText, environment } from './config.ts';

/** A notifier with stand-ins for everything around it, on a virtual clock. */
export interface House {
  readonly clock: World;
  readonly robots: Readonly<Record<'wecom' | 'dingtalk' | 'feishu' | 'phone', Provider>>;
  /** The running notifier; another one after `restart`. */
  notifier(): Notifier;
  /** Alertmanager posts a notification. */
  post(receiver: string, alerts: readonly Alert[], group?: string): ReturnType<Notifier['receive']>;
  /** The process dies where it stands (nothing is closed, no answer arrives any more), and a new one starts. */
  restart(config?: string): void;
  kill(): void;
  silences: Silences;
  audit(): readonly Record<string, unknown>[];
  log(): string;
  complaints(): readonly string[];
  close(): void;
}

/** A seeded source of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function house(startsAt = '2026-03-10T14:07:00+08:00', config = configText): House {
  const clock = world(startsAt);
  const folder = temporaryFolder();
  const robots = {
    wecom: wecomStandIn(clock),
    dingtalk: dingtalkStandIn(clock),
    feishu: feishuStandIn(clock),
    phone: forwarderStandIn(clock),
  };
  const logged: string[] = [];
  let process = clock.process();
  let current: Notifier;

  const post: Post = (request) => {
    const { hostname } = new URL(request.url);
    const { alive } = process;
    const to =
      {
        'qyapi.weixin.qq.com': robots.wecom,
        'oapi.dingtalk.com': robots.dingtalk,
        'open.feishu.cn': robots.feishu,
      }[hostname] ?? robots.phone;
    // A process that is gone gets no answer.
    return new Promise((resolve, reject) => {
      to.post(request).then(
        (answer) => alive() && resolve(answer),
        (error) => alive() && reject(error),
      );
    });
  };

  function start(text: string): Notifier {
    process = clock.process();
    const { config: parsed, secrets } = parseNotifierConfig(text, 'notifier.yaml', environment);
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    });
    return startNotifier({
      config: parsed,
      secrets,
      journal: openJournal({
        file: join(folder, 'journal.ndjson'),
        keepDays: parsed.store.keepDays,
        now: process.timing.now,
        onFailure: (error) => {
          throw error;
        },
      }),
      audit: auditFile(join(folder, 'audit.ndjson'), (error) => {
        throw error;
      }),
      timing: process.timing,
      random: seeded(7),
      post,
      askSilences: async () => self.silences,
      log: notifierLog('debug', sink),
    });
  }

  const self: House = {
    clock,
    robots,
    silences: [],
    notifier: () => current,
    post: (receiver, alerts, group) => current.receive(webhook(receiver, alerts, clock.wall(), group)),
    kill: () => process.end(),
    restart(text = config) {
      process.end();
      current = start(text);
    },
    audit: () =>
      readFileSync(join(folder, 'audit.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    log: () => logged.join(''),
    complaints: () => Object.values(robots).flatMap(({ complaints }) => complaints),
    close: () => {
      process.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  current = start(config);
  return self;
}

/** A folder in memory where there is one: these journals are written thousands of times and need no disk. */
function temporaryFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'notifier-'));
}

/** Alert numbers a text names. */
export function numbersIn(text: string): readonly string[] {
  return text.match(/\b[0-9A-HJKMNP-TV-Z]{8}\b/g) ?? [];
}
