import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Rules as Prometheus reads them: the back-test judges the file that is deployed, not its source. */
export interface RecordRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly forMs: number;
  readonly keepMs: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface RuleFile {
  /** Recording rules by level: a level reads only metrics and lower levels. */
  readonly levels: readonly (readonly RecordRule[])[];
  readonly alerts: readonly AlertingRule[];
  /** Names of all metrics the rules ask for. */
  readonly metrics: readonly string[];
}

interface RawRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string | number;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Record<string, string>;
}

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A Prometheus duration: `90s`, `5m`, `1h30m`. */
export function durationMs(text: string | undefined): number {
  return [...(text ?? '').matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, n, unit]) => sum + Number(n) * unitMs[unit!]!,
    0,
  );
}

export function readRuleFile(file: string): RuleFile {
  const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { rules: RawRule[] }[] };
  const rules = groups.flatMap((g) => g.rules);
  const records = rules
    .filter((r) => r.record !== undefined)
    .map(
      (r): RecordRule => ({ record: r.record!, expr: String(r.expr), ...(r.labels && { labels: r.labels }) }),
    );
  const alerts = rules
    .filter((r) => r.alert !== undefined)
    .map((r) => ({
      alert: r.alert!,
      expr: String(r.expr),
      forMs: durationMs(r.for),
      keepMs: durationMs(r.keep_firing_for),
      labels: r.labels ?? {},
    }));
  const text = rules.map((r) => String(r.expr)).join('\n');
  const metrics = [...new Set([...text.matchAll(/\bacquirer_[a-z0-9_]+/g)].map((m) => m[0]))];
  return { levels: levelsOf(records), alerts, metrics: metrics.map(metricOf) };
}

/** A histogram is asked for by its parts. */
const metricOf = (name: string): string => name.replace(/_(?:bucket|sum|count)$/, '');

/** The same without recording rules that only boards read. */
export function forAlerts(file: RuleFile): RuleFile {
  const wanted = new Set(file.alerts.flatMap(({ expr }) => recordedIn(expr)));
  const levels = file.levels.toReversed().map((level) => {
    const needed = level.filter(({ record }) => wanted.has(record));
    for (const { expr } of needed) for (const name of recordedIn(expr)) wanted.add(name);
    return needed;
  });
  return { ...file, levels: levels.toReversed() };
}

/** Names of recorded series in an expression. */
const recordedIn = (expr: string): string[] =>
  [...expr.matchAll(/[a-z_][a-z0-9_]*(?::[a-z0-9_]+)+/g)].map(([name]) => name);

function levelsOf(records: readonly RecordRule[]): RecordRule[][] {
  const names = new Set(records.map((r) => r.record));
  const needs = new Map<string, Set<string>>();
  for (const r of records) {
    const used = recordedIn(r.expr).filter((name) => names.has(name));
    const known = needs.get(r.record) ?? new Set();
    for (const name of used) if (name !== r.record) known.add(name);
    needs.set(r.record, known);
  }
  const level = new Map<string, number>();
  const levelOf = (name: string, trail: readonly string[] = []): number => {
    const known = level.get(name);
    if (known !== undefined) return known;
    if (trail.includes(name))
      throw new Error(`recording rules go in a circle: ${[...trail, name].join(' -> ')}`);
    const own = Math.max(-1, ...[...needs.get(name)!].map((n) => levelOf(n, [...trail, name]))) + 1;
    level.set(name, own);
    return own;
  };
  const out: RecordRule[][] = [];
  for (const rule of records) {
    const n = levelOf(rule.record);
    out[n] = [...(out[n] ?? []), rule];
  }
  return out;
}
