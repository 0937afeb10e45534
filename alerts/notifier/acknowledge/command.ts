import { needsSomebody } from '../escalate/due.ts';
import { severityOf } from '../incidents/incident.ts';
import type { State } from '../incidents/state.ts';
import { typedNumber } from '../intake/identity.ts';
import type { Notifier } from '../notifier.ts';
import { runbookOf } from './runbook.ts';

/** Alerts a number stands for: one alert, or all that a message named. */
export function alertsOf(state: State, number: string): readonly string[] {
  if (state.incidents.has(number)) return [number];
  return [...new Set(state.messages.get(number)?.items.map(({ alert }) => alert) ?? [])];
}

const mostListed = 30;

/**
 * A command from a chat: `ack 7K2M9XQD M3F…`, `ack 7K2M9XQD --runbook C10`, `确认 7K2M9XQD`, `open`. Answers what to write back. `by` is a
 * configured person or `command`.
 */
export function runCommand(notifier: Notifier, text: string, by: string): string {
  const [verb = '', ...rest] = text.trim().split(/\s+/);
  if (['ack', '确认'].includes(verb.toLowerCase())) return acknowledge(notifier, rest, by);
  if (['open', '未确认'].includes(verb.toLowerCase())) return listOpen(notifier.state);
  return 'ack NUMBER... [--runbook C10] | open · 确认 编号... | 未确认';
}

const usage = 'ack NUMBER... [--runbook C10] · 确认 编号...';

function acknowledge(notifier: Notifier, words: readonly string[], by: string): string {
  const at = words.indexOf('--runbook');
  const numbers = at < 0 ? words : words.toSpliced(at, 2);
  if (numbers.length === 0) return usage;
  const typedRunbook = at < 0 ? undefined : (words[at + 1] ?? '');
  const runbook = typedRunbook === undefined ? undefined : runbookOf(typedRunbook);
  if (typedRunbook !== undefined && runbook === undefined)
    return '无此手册 / no such runbook: C10, channel_fault, https://.../runbooks/en/channel_fault';
  return numbers
    .slice(0, mostListed)
    .map((typed) => acknowledgeOne(notifier, typedNumber(typed), by, runbook))
    .join('\n');
}

function acknowledgeOne(notifier: Notifier, number: string, by: string, runbook: string | undefined): string {
  const alerts = alertsOf(notifier.state, number);
  if (alerts.length === 0) return `${number}: 无此编号 / no such number`;
  const done = notifier.acknowledge(alerts, by, 'command', runbook).length;
  if (done > 0) return `${number}: 已确认 / acknowledged (${done})`;
  const before = notifier.state.incidents.get(alerts[0]!)?.acknowledged?.by ?? '';
  return `${number}: 此前已确认 / acknowledged before (${before})`;
}

function listOpen({ incidents }: State): string {
  const open = [...incidents.values()].filter(needsSomebody);
  if (open.length === 0) return '无未确认告警 / nothing waits for somebody';
  const lines = open
    .slice(0, mostListed)
    .map(
      ({ id, facts }) =>
        `${id} ${severityOf(facts)} ${facts.labels.alertname ?? ''} ${facts.labels.channel ?? ''}`,
    );
  return [...lines, ...(open.length > mostListed ? [`+${open.length - mostListed}`] : [])].join('\n');
}
