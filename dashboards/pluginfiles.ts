/**
 * What the Grafana app knows of the rest of the project, written into dashboards/plugin/src/generated before it is
 * built (never committed): the rule book, the metrics the boards ask for. Run: `node dashboards/pluginfiles.ts`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotationTexts, staticLabels } from '../alerts/generate/prometheus.ts';
import { catalogue, recordingRules } from '../alerts/index.ts';
import { boards, defaultLinks } from '../alerts/links.ts';
import { guarded } from '../alerts/promql.ts';
import { groups } from '../alerts/rule.ts';
import { causes } from '../collector/causes/catalogue.ts';

const here = import.meta.dirname;
const target = join(here, 'plugin/src/generated');

/** Metric names in a query or in the text of a board. Rules record under level:metric:operation. */
export const metricsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\bacquirer_[a-z0-9_]+|\b[a-z_]+:[a-z0-9_]+:[a-z0-9_]+/g)].map(([name]) => name),
  ),
];

/** Every alerting rule with its texts as data: the app fills in labels, values and answers itself. */
export function ruleBook(): object {
  return {
    causes: Object.fromEntries(causes.map(({ id, label, names }) => [label, { id, ...names }])),
    boards: Object.fromEntries(Object.values(boards).map(({ uid, variables }) => [uid, variables])),
    rules: catalogue().map((entry) => {
      const { rule } = entry;
      const texts = annotationTexts(entry, defaultLinks);
      const { severity, team, stage, cause, cause_family } = staticLabels(entry);
      return {
        alert: rule.alert,
        ...{ severity, team, stage, cause, family: cause_family },
        for: rule.for,
        keep: rule.keepFiringFor,
        every: groups[rule.group],
        deadline: rule.deadline === true,
        board: boards[rule.board].uid,
        expr: guarded(rule.expr, rule.guards),
        en: wordsOf(texts, ''),
        zh: wordsOf(texts, '_zh'),
        money: texts.money_at_risk,
        merchants: texts.merchants_at_risk,
        left: texts.time_left,
      };
    }),
  };
}

const wordsOf = (texts: Record<string, unknown>, suffix: '' | '_zh'): object =>
  Object.fromEntries(
    ['summary', 'description', 'impact', 'action'].map((name) => [name, texts[`${name}${suffix}`]]),
  );

/** Which metric which board asks for, and which of them rules record. */
export function metricUse(folder = join(here, 'generated/en')): object {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const uses = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const { title, panels } = JSON.parse(text) as { title: string; panels: unknown };
    for (const name of metricsIn(JSON.stringify(panels))) {
      uses.set(name, (uses.get(name) ?? new Set()).add(title));
    }
  }
  const recorded = recordingRules().map(({ record }) => record);
  return {
    used: [...uses]
      .map(([name, titles]) => ({ name, boards: [...titles].sort() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    recorded: [...new Set(recorded)].sort(),
  };
}

if (import.meta.main) {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'rulebook.json'), `${JSON.stringify(ruleBook())}\n`);
  writeFileSync(join(target, 'metrics.json'), `${JSON.stringify(metricUse(), null, 1)}\n`);
}
