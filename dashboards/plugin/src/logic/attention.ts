import { type Rule, type RuleBook, ruleOf, type Severity, severities } from './rulebook.ts';
import type { Sample } from './samples.ts';

/** An alert that fires. */
export interface Firing {
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly severity: Severity;
  /** Epoch seconds at which its condition began to hold; undefined when Prometheus does not say. */
  readonly since: number | undefined;
  /** Undefined for a rule this version of the app does not know. */
  readonly rule: Rule | undefined;
}

/** Alerts of one family of causes on one channel: one story, told by the gravest of them. */
export interface Item {
  readonly key: string;
  readonly lead: Firing;
  readonly others: readonly Firing[];
}

/** Labels that are on every alert, or only say where a sample came from. */
const common = [
  '__name__',
  'alertname',
  'alertstate',
  'severity',
  'team',
  'stage',
  'channel',
  'cause',
  'cause_family',
  'deadline',
  'currency',
  'job',
  'instance',
];

/** Labels of an alert without those Prometheus adds, as one key. */
export const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== 'alertstate' && name !== '__name__')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The dead man's switch of the rules: it always fires, and says nothing but that rules are evaluated. */
export const watchdog = 'Watchdog';

/** Firing alerts without the watchdog, the gravest first, then those that run into a known instant, then the oldest. */
export function firings(book: RuleBook, alerts: readonly Sample[], since: readonly Sample[]): Firing[] {
  const began = new Map(since.map(({ labels, value }) => [keyOf(labels), value]));
  return alerts
    .filter(({ labels }) => labels.alertname !== watchdog)
    .map(({ labels }): Firing => {
      const severity = severities.find((s) => s === labels.severity) ?? 'info';
      const key = keyOf(labels);
      return { key, labels, severity, since: began.get(key), rule: ruleOf(book, labels) };
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        Number(b.rule?.deadline ?? false) - Number(a.rule?.deadline ?? false) ||
        (a.since ?? 0) - (b.since ?? 0) ||
        (a.key < b.key ? -1 : 1),
    );
}

/** The attention list: what fires, one row per family of causes and channel, in the order of `firings`. */
export function attention(list: readonly Firing[]): Item[] {
  const groups = new Map<string, Firing[]>();
  for (const firing of list) {
    const key = `${firing.labels.cause_family}|${firing.labels.channel}`;
    groups.set(key, [...(groups.get(key) ?? []), firing]);
  }
  return [...groups].map(([key, [lead, ...others]]) => ({ key, lead: lead!, others }));
}

/** The labels that tell one alert of a rule from another, for people: region, bank, node ... */
export const particulars = (labels: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(labels).filter(([name]) => !common.includes(name));

/** How it stands, in one word. */
export type Verdict = 'blind' | 'act' | 'look' | 'calm';

export interface Standing {
  /** Series of the collector's own metrics; 0 = nothing is known. */
  readonly collector: number;
  readonly list: readonly Firing[];
}

/**
 * blind: no metrics, so nothing can be said. act: a page fires. look: something urgent fires. Tickets leave it calm:
 * they are the morning's work. So does money past an internal deadline: some always is, and the rules know how much.
 */
export function verdict({ collector, list }: Standing): Verdict {
  if (collector === 0) return 'blind';
  if (list.some(({ severity }) => severity === 'page')) return 'act';
  if (list.some(({ severity }) => severity === 'urgent')) return 'look';
  return 'calm';
}
