import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

interface RuleFile {
  readonly groups: readonly ({ readonly interval?: string } & Record<string, unknown>)[];
}

/**
 * Copies a rule file without the groups' own evaluation intervals, so that all are evaluated at Prometheus' interval.
 * Expressions, `for` and `keep_firing_for` stay as they are: an alert comes by the same rule, only without the wait
 * for the next turn of a slow group.
 */
export function copyRules(from: string, to: string): void {
  const { groups } = parse(readFileSync(from, 'utf8')) as RuleFile;
  writeFileSync(to, stringify({ groups: groups.map(({ interval: _, ...rest }) => rest) }));
}
