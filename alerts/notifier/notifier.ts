import { auditEntries } from './audit/audit.ts';
import { robotSender, type Sender } from './delivery/sender.ts';
import type { State } from './incidents/state.ts';
import { newsOf } from './intake/news.ts';
import type { Webhook } from './intake/payload.ts';
import type { JournalRecord } from './journal/record.ts';
import { retireRobots, settleUnanswered } from './journal/resume.ts';
import type { LinkMaker } from './message/links.ts';
import type { NotifierParts } from './parts.ts';
import { kindOf } from './robots/table.ts';
import { rounds } from './rounds.ts';

/** What became of a webhook. */
export type Receipt = 'news' | 'nothing new' | 'repeated' | 'heartbeat';

export interface Notifier {
  readonly state: State;
  readonly links: LinkMaker;
  receive(webhook: Webhook): Receipt;
  /** Alerts that were not acknowledged before, of those given; `runbook` is the label of a cause. */
  acknowledge(
    alerts: readonly string[],
    by: string,
    via: 'link' | 'command',
    runbook?: string,
  ): readonly string[];
  /** Whether everything accepted is on the disk. */
  durable(): boolean;
  /** Begins nothing more; resolves when messages under way are answered. */
  stop(): Promise<void>;
}

/** Puts the notifier together and lets it go on where its journal ends. */
export function startNotifier(parts: NotifierParts): Notifier {
  const { config, secrets, journal, timing, log } = parts;
  const { state } = journal;
  const links: LinkMaker = {
    publicUrl: config.server.publicUrl,
    key: secrets.linkKey,
    lifetimeMs: config.acknowledgement.linkHours * 3_600_000,
  };

  function record(entry: JournalRecord): void {
    journal.append(entry);
    parts.audit(auditEntries(entry, state));
  }

  settleUnanswered(state, timing.now()).forEach(record);
  const retired = retireRobots(state, config, timing.now());
  if (retired !== undefined) record(retired);

  const people = new Map(config.people.map((person) => [person.id, person]));
  const senders = config.robots.map(
    (robot): Sender =>
      robotSender({
        robot,
        secrets: secrets.robots.get(robot.id)!,
        kind: kindOf(robot),
        state,
        record,
        telling: () => ({ config, links, now: timing.now() }),
        people,
        zone: config.zone,
        timing,
        random: parts.random,
        post: parts.post,
        log,
      }),
  );
  const wakeSenders = (): void => {
    for (const sender of senders) sender.wake();
  };
  const duty = rounds({ ...parts, state, record, take, wakeSenders });

  function take(webhook: Webhook): Receipt {
    const news = newsOf(webhook, state, config, timing.now());
    if (news === undefined) return 'repeated';
    record(news);
    return news.tell.length > 0 ? 'news' : 'nothing new';
  }

  duty.wake();
  return {
    state,
    links,
    receive(webhook) {
      const alerts = duty.withoutHeartbeats(webhook.alerts);
      if (alerts.length === 0) {
        duty.wake();
        return 'heartbeat';
      }
      if (webhook.truncatedAlerts > 0)
        log.warn(
          { receiver: webhook.receiver, count: webhook.truncatedAlerts },
          'Alertmanager left alerts out: max_alerts',
        );
      const receipt = take({ ...webhook, alerts: [...alerts] });
      duty.wake();
      return receipt;
    },
    acknowledge(alerts, by, via, runbook) {
      const open = alerts.filter((id) => {
        const incident = state.incidents.get(id);
        return incident !== undefined && incident.acknowledged === undefined;
      });
      const named = runbook === undefined ? {} : { runbook };
      if (open.length > 0)
        record({ kind: 'acknowledged', at: timing.now(), alerts: open, by, via, ...named });
      duty.wake();
      return open;
    },
    durable: () => journal.durable(),
    async stop() {
      duty.stop();
      await Promise.all(senders.map((sender) => sender.stop()));
    },
  };
}
