import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { alertmanagerModel } from '../../../alerts/backtest/routes.ts';
import { dynamicLabels, staticLabels } from '../../../alerts/generate/prometheus.ts';
import { catalogue } from '../../../alerts/index.ts';
import { inhibitions } from '../../../alerts/routing/inhibition.ts';

/** Every shipped alert with all its labels, values of labels from its expression being their names. */
const alerts: readonly Record<string, string>[] = catalogue().map((entry) => ({
  ...Object.fromEntries(dynamicLabels(entry.rule).map((label) => [label, label])),
  ...staticLabels(entry),
  alertname: entry.rule.alert,
}));

const { inhibit } = alertmanagerModel(
  stringify({
    route: { receiver: 'x' },
    inhibit_rules: inhibitions.map(({ source, target, equal }) => ({
      source_matchers: source,
      target_matchers: target,
      equal,
    })),
  }),
);
const rules = inhibitions.map((rule, i) => ({
  ...rule,
  sources: alerts.filter((labels) => inhibit[i]!.source(labels)),
  targets: alerts.filter((labels) => inhibit[i]!.target(labels)),
}));

const has = (labels: object, label: string): boolean => label in labels;

describe.each(rules)('inhibition: $why', ({ sources, targets }) => {
  test('has both sides among the shipped alerts', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(targets.length).toBeGreaterThan(0);
  });

  test('hides no page', () => {
    expect(targets.filter(({ severity }) => severity === 'page' || severity === 'info')).toEqual([]);
  });
});

// With the alertname in `equal` different symptoms never meet, and one symptom has the same labels on both sides.
const betweenSymptoms = rules.filter(({ equal }) => !equal.includes('alertname'));

describe.each(betweenSymptoms)('between symptoms: $why', ({ sources, targets, equal }) => {
  test('asks for no label that both sides lack', () => {
    const byAbsence = sources.flatMap((source) =>
      targets.flatMap((target) =>
        equal
          .filter((label) => !has(source, label) && !has(target, label))
          .map((label) => `${source.alertname} -> ${target.alertname}: ${label}`),
      ),
    );
    expect(byAbsence).toEqual([]);
  });

  test('hides no alert of a deadline', () => {
    expect(targets.filter((labels) => has(labels, 'deadline'))).toEqual([]);
  });
});

test('severities of one symptom and cause have the same labels to be held against each other', () => {
  const different = [...Map.groupBy(catalogue(), ({ of, rule }) => `${rule.alert} ${of.cause.label}`)]
    .filter(([, entries]) => new Set(entries.map(({ rule }) => rule.severity)).size > 1)
    .filter(
      ([, entries]) => new Set(entries.map(({ rule }) => [...dynamicLabels(rule)].sort().join())).size > 1,
    )
    .map(([name]) => name);
  expect(different).toEqual([]);
});
