import { severities } from '../../severity.ts';
import { needsSomebody } from '../escalate/due.ts';
import { severityOf } from '../incidents/incident.ts';
import type { Notifier } from '../notifier.ts';

/** Counters of one run of the process. */
export interface Counters {
  /** Webhooks by what became of them. */
  readonly webhooks: Map<string, number>;
  /** `robot outcome` -> messages. */
  readonly messages: Map<string, number>;
}

export const newCounters = (): Counters => ({ webhooks: new Map(), messages: new Map() });

export const count = (counter: Map<string, number>, key: string): void =>
  void counter.set(key, (counter.get(key) ?? 0) + 1);

interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** Labels as they are written, and the value. Robots and outcomes are configured names: nothing to escape. */
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

/** What Prometheus reads about the notifier; `now` in epoch ms. */
export function metricsText(
  { state, durable }: Notifier,
  { webhooks, messages }: Counters,
  now: number,
): string {
  const robots = [...state.robots];
  const open = [...state.incidents.values()].filter(needsSomebody);
  const oldest = robots.map(([id, { waiting }]) => {
    const since = Math.min(now, ...[...waiting.values()].map((each) => each.since));
    return [`robot="${id}"`, (now - since) / 1000] as const;
  });
  const metrics: readonly Metric[] = [
    {
      name: 'acquirer_notifier_webhooks_total',
      type: 'counter',
      help: 'Webhooks of Alertmanager by what became of them.',
      samples: [...webhooks].map(([outcome, n]) => [`outcome="${outcome}"`, n] as const),
    },
    {
      name: 'acquirer_notifier_messages_total',
      type: 'counter',
      help: 'Messages posted to robots by answer.',
      samples: [...messages].map(([key, n]) => {
        const [robot, outcome] = key.split(' ');
        return [`robot="${robot}",outcome="${outcome}"`, n] as const;
      }),
    },
    {
      name: 'acquirer_notifier_waiting',
      type: 'gauge',
      help: 'Alerts a robot still has to tell.',
      samples: robots.map(([id, { waiting }]) => [`robot="${id}"`, waiting.size] as const),
    },
    {
      name: 'acquirer_notifier_oldest_waiting_seconds',
      type: 'gauge',
      help: 'Age of the oldest alert a robot still has to tell.',
      samples: oldest,
    },
    {
      name: 'acquirer_notifier_failures_in_a_row',
      type: 'gauge',
      help: 'Messages in a row that a robot did not take.',
      samples: robots.map(([id, { failures }]) => [`robot="${id}"`, failures] as const),
    },
    {
      name: 'acquirer_notifier_unacknowledged',
      type: 'gauge',
      help: 'Firing alerts nobody has acknowledged.',
      samples: severities.map(
        (severity) =>
          [
            `severity="${severity}"`,
            open.filter(({ facts }) => severityOf(facts) === severity).length,
          ] as const,
      ),
    },
    {
      name: 'acquirer_notifier_durable',
      type: 'gauge',
      help: '1 when everything accepted is on the disk.',
      samples: [['', durable() ? 1 : 0] as const],
    },
  ];
  return metrics.map(exposition).join('');
}

function exposition({ name, type, help, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
