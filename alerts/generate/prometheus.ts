import { stringify } from 'yaml';
import { familyOf } from '../families.ts';
import { type CatalogueEntry, catalogue, recordingRules } from '../index.ts';
import { dashboardLink, defaultLinks, type LinkBase, runbookLink } from '../links.ts';
import { guarded } from '../promql.ts';
import { type AlertRule, type Group, groups, type RecordingRule } from '../rule.ts';
import { type Text, template } from '../text.ts';
import { type Thresholds, thresholdValues } from '../thresholds.ts';

/** Labels of every alert of a rule that do not come from its expression. */
export function staticLabels({ of, rule }: CatalogueEntry): Record<string, string> {
  return {
    severity: rule.severity,
    team: rule.team ?? of.cause.team,
    stage: rule.stage,
    ...(rule.channel === 'all' && { channel: 'all' }),
    cause: of.cause.label,
    cause_family: familyOf(of.cause.id),
    ...(rule.deadline && { deadline: 'true' }),
  };
}

/** Labels an alert has from its expression. */
export const dynamicLabels = (rule: AlertRule): readonly string[] => [
  ...(rule.channel === 'label' ? ['channel'] : []),
  ...rule.by,
];

/** Hours a dashboard opens over: counters are about now, money about the day. */
const hoursAround = (rule: AlertRule): number => (rule.group === 'slow' ? 24 : rule.deadline ? 12 : 3);

/** Every annotation as data; English under the plain name that other tools look for, Chinese under `_zh`. */
export function annotationTexts({ of, rule }: CatalogueEntry, links: LinkBase): Record<string, Text> {
  const impact = rule.impact ?? of.impact;
  const action = rule.action ?? of.action;
  return {
    summary: rule.summary.en,
    summary_zh: rule.summary.zh,
    description: rule.description.en,
    description_zh: rule.description.zh,
    impact: impact.en,
    impact_zh: impact.zh,
    action: action.en,
    action_zh: action.zh,
    money_at_risk: rule.moneyAtRisk,
    merchants_at_risk: rule.merchantsAtRisk,
    time_left: rule.timeLeft,
    runbook_url: [`${runbookLink(links, 'en', of.cause.label)}#${rule.alert.toLowerCase()}`],
    runbook_url_zh: [`${runbookLink(links, 'zh', of.cause.label)}#${rule.alert.toLowerCase()}`],
    dashboard_url: dashboardLink(links, rule.board, dynamicLabels(rule), hoursAround(rule)),
  };
}

/** One alerting rule as Prometheus reads it. */
export function prometheusRule(
  entry: CatalogueEntry,
  links: LinkBase = defaultLinks,
): Record<string, unknown> {
  const { rule } = entry;
  const texts = annotationTexts(entry, links);
  return {
    alert: rule.alert,
    expr: guarded(rule.expr, rule.guards),
    for: rule.for,
    ...(rule.keepFiringFor !== '0s' && { keep_firing_for: rule.keepFiringFor }),
    labels: staticLabels(entry),
    annotations: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, template(text)])),
  };
}

/** What goes into the rule file of one group: what it records, then what it alerts on. */
export function ruleGroups(
  entries: readonly CatalogueEntry[],
  records: readonly RecordingRule[],
  links: LinkBase = defaultLinks,
): { groups: unknown[] } {
  return {
    groups: (Object.keys(groups) as Group[]).map((name) => ({
      name: `acquirer-${name}`,
      interval: groups[name],
      rules: [
        ...records.filter(({ group }) => group === name).map(({ record, expr }) => ({ record, expr })),
        ...entries.filter(({ rule }) => rule.group === name).map((entry) => prometheusRule(entry, links)),
      ],
    })),
  };
}

/** Text of the rule file. */
export function prometheusRules(t: Thresholds = thresholdValues, links: LinkBase = defaultLinks): string {
  const header =
    '# Generated from alerts/ by `npm run generate`; edit there. For Prometheus 2.42 and later.\n';
  return header + stringify(ruleGroups(catalogue(t), recordingRules(t), links), { lineWidth: 0 });
}
