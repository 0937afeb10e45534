import { prometheusRule } from '../../../alerts/generate/prometheus.ts';
import { type CatalogueEntry, catalogue, recordingRules } from '../../../alerts/index.ts';
import { guarded } from '../../../alerts/promql.ts';
import type { RecordingRule } from '../../../alerts/rule.ts';
import type { Story } from '../../alerts/promtool/story.ts';
import { entryOf, ruleFile } from '../../alerts/promtool/testfile.ts';
import { stories } from '../../alerts/rules/stories.ts';
import { drops, flips, moves } from './expression.ts';

export const kinds = ['flip', 'move', 'drop', 'for'] as const;

/** One wrong rule, and the stories one of which has to notice. */
export interface Mutant {
  /** Alert and severity, or the recorded series. */
  readonly of: string;
  readonly kind: (typeof kinds)[number];
  readonly what: string;
  /** Cheapest first. */
  readonly stories: readonly Story[];
  /** Rule file of a story with the wrong rule in it. */
  readonly rules: (story: Story) => unknown;
}

const keyOf = ({ of, rule }: CatalogueEntry): string =>
  `${rule.alert} ${rule.severity} ${of.cause.label} ${guarded(rule.expr, rule.guards)}`;

/** Evaluations times subjects: what promtool's time goes with. */
const cost = ({ minutes, step, cast, apart }: Story): number =>
  ((minutes * 60) / step) * cast.length * (apart === undefined ? 1 : 1.5);

const byCost = (all: readonly Story[]): readonly Story[] => all.toSorted((a, b) => cost(a) - cost(b));

const ofEntry = Map.groupBy(stories, (story) => keyOf(entryOf(story)));

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Record<string, unknown>[] }[];
}

/** A rule file with one expression, or the `for` of the alert, replaced. */
function withChange(
  story: Story,
  is: (rule: Record<string, unknown>) => boolean,
  change: Record<string, unknown>,
): unknown {
  const { groups } = ruleFile(entryOf(story)) as RuleFile;
  return {
    groups: groups.map(({ name, rules }) => ({
      name,
      rules: rules.map((rule) => (is(rule) ? { ...rule, ...change } : rule)),
    })),
  };
}

const isAlert = (rule: Record<string, unknown>): boolean => 'alert' in rule;

function ofRule(entry: CatalogueEntry): Mutant[] {
  const told = byCost(ofEntry.get(keyOf(entry)) ?? []);
  const { expr } = prometheusRule(entry) as { expr: string };
  const mutant = (kind: Mutant['kind'], what: string, change: Record<string, unknown>): Mutant => ({
    of: `${entry.rule.alert} (${entry.rule.severity}, ${entry.of.cause.label})`,
    kind,
    what,
    stories: told,
    rules: (story) => withChange(story, isAlert, change),
  });
  return [
    ...flips(expr).map((c) => mutant('flip', c.what, { expr: c.expr })),
    ...moves(expr).map((c) => mutant('move', c.what, { expr: c.expr })),
    ...drops(expr).map((c) => mutant('drop', c.what, { expr: c.expr })),
    ...(entry.rule.for === '0s' ? [] : [mutant('for', `for ${entry.rule.for} becomes 0s`, { for: '0s' })]),
  ];
}

function ofRecord({ record, expr }: RecordingRule): Mutant[] {
  const told = byCost(
    stories.filter((story) =>
      (ruleFile(entryOf(story)) as RuleFile).groups[0]!.rules.some((rule) => rule.record === record),
    ),
  );
  const mutant = (kind: Mutant['kind'], { what, expr: changed }: { what: string; expr: string }): Mutant => ({
    of: record,
    kind,
    what,
    stories: told,
    rules: (story) => withChange(story, (rule) => rule.record === record, { expr: changed }),
  });
  return [
    ...flips(expr).map((c) => mutant('flip', c)),
    ...moves(expr).map((c) => mutant('move', c)),
    ...drops(expr).map((c) => mutant('drop', c)),
  ];
}

/** Every wrong alerting rule. */
export const ruleMutants = (): readonly Mutant[] => catalogue().flatMap(ofRule);

/** Every wrong recording rule an alert depends on. */
export const recordMutants = (): readonly Mutant[] =>
  recordingRules()
    .filter(({ drawn }) => drawn !== true)
    .flatMap(ofRecord);
