import { describe, expect, test } from 'vitest';
import { causeRules, recordingRules } from '../../alerts/index.ts';
import { boards as alertBoards } from '../../alerts/links.ts';
import { upTo } from '../../alerts/promql.ts';
import { thresholdValues } from '../../alerts/thresholds.ts';
import { causes } from '../../collector/causes/catalogue.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { engineLoader, nowhere } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { ownMetrics } from '../../collector/metrics/own.ts';
import type { Store } from '../../collector/stores/store.ts';
import { choices, currency } from '../../dashboards/boards/factory/variables.ts';
import { allBoards } from '../../dashboards/boards/index.ts';
import { queriesOf } from '../../dashboards/lint/json.ts';
import { parsePromql, type Selected } from '../../dashboards/lint/promql.ts';
import { committedBoards } from './boards.ts';

const { config } = loadConfig('collector/config/profiles/b.yaml');
const { ledger, tallies } = engineLoader(config)(nowhere as Store);
const exported = new Map(allMetrics(config, ledger, tallies).map((metric) => [metric.name, metric]));
const own = (await ownMetrics({ version: '0', queuedBytes: () => 0, ready: () => true }).text())
  .split('\n')
  .flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
const recorded = new Set(recordingRules().map(({ record }) => record));

/** Metrics of Prometheus and Alertmanager themselves. */
const others = /^(up|ALERTS|ALERTS_FOR_STATE|scrape_samples_scraped|prometheus_\w+|alertmanager_\w+)$/;
const base = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');

const uses: readonly (Selected & { readonly from: string })[] = [
  ...committedBoards.flatMap(({ uid, json }) =>
    queriesOf(json).flatMap(({ where, expr }) =>
      parsePromql(expr).selected.map((selected) => ({ ...selected, from: `${uid} ${where}` })),
    ),
  ),
  ...[...Object.values(choices), currency].flatMap(({ query }) =>
    parsePromql(/^label_values\((.+), \w+\)$/.exec(query)![1]!).selected.map((selected) => ({
      ...selected,
      from: query,
    })),
  ),
];

/** What the recorded series a board shows are made of. */
const throughRecords = (names: ReadonlySet<string>): Set<string> => {
  const reached = new Set(names);
  for (const { record, expr } of [...recordingRules()].reverse())
    if (reached.has(record)) for (const { name } of parsePromql(expr).selected) reached.add(name);
  return reached;
};

describe('metrics', () => {
  test('every metric shown is exported, recorded, or of Prometheus itself', () => {
    const unknown = uses.filter(
      ({ name }) =>
        !exported.has(name) &&
        !exported.has(base(name)) &&
        !own.includes(base(name)) &&
        !recorded.has(name) &&
        !others.test(name),
    );
    expect([...new Set(unknown.map(({ from, name }) => `${from}: ${name}`))]).toEqual([]);
  });

  test('labels and values that are matched exist', () => {
    const wrong = uses.flatMap(({ from, name, matchers }) => {
      const metric = exported.get(name) ?? exported.get(base(name));
      if (metric === undefined) return [];
      return matchers.flatMap(({ label, op, value }) => {
        if (label === 'le')
          return [...(metric.buckets ?? []), '+Inf'].some((bound) => upTo(bound) === `le${op}"${value}"`)
            ? []
            : [`${from}: ${name} has no bucket ${value}`];
        const at = metric.labels.indexOf(label);
        if (at < 0) return [`${from}: ${name} has no label ${label}`];
        if (value.includes('$')) return [];
        const pattern = new RegExp(
          op.includes('~') ? `^(?:${value})$` : `^${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
        );
        return metric.series.some((labels) => pattern.test(labels[at]!))
          ? []
          : [`${from}: ${name} never has ${label}${op}"${value}"`];
      });
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('every metric of the collector is shown on a board', () => {
    const shown = throughRecords(new Set(uses.map(({ name }) => name)));
    const bases = new Set([...shown].map(base));
    const hidden = [...exported.keys(), ...own].filter((name) => !shown.has(name) && !bases.has(name));
    expect(hidden).toEqual([]);
  });
});

describe('causes', () => {
  const panels = allBoards.flatMap(({ name, rows }) =>
    rows.flatMap((row) => row.panels.map((panel) => ({ board: name, panel }))),
  );

  test.each(causes.filter(({ kind }) => kind === 'alert').map(({ label }) => label))(
    '%s is shown on a board',
    (label) => {
      expect(panels.filter(({ panel }) => panel.causes.includes(label)).length).toBeGreaterThan(0);
    },
  );

  test('panels name causes there are', () => {
    const labels = new Set(causes.map(({ label }) => label));
    expect(panels.flatMap(({ panel }) => panel.causes).filter((label) => !labels.has(label))).toEqual([]);
  });

  test('the board an alert links to shows its cause', () => {
    const missing = causeRules.flatMap(({ cause, rules }) =>
      rules(thresholdValues)
        .filter(
          ({ board }) =>
            !panels.some((each) => each.board === board && each.panel.causes.includes(cause.label)),
        )
        .map(({ alert, board }) => `${alert} (${cause.label}) on ${board}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

test('boards are those alerts link to', () => {
  expect(allBoards.map(({ name }) => name).sort()).toEqual(Object.keys(alertBoards).sort());
});
