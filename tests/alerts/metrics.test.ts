import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../collector/config/load.ts';
import type { Metric } from '../../collector/families/family.ts';
import { engineLoader, nowhere } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { ownMetrics } from '../../collector/metrics/own.ts';
import type { Store } from '../../collector/stores/store.ts';
import { allExpressions, selectorsIn } from './selectors.ts';

const { config } = loadConfig('collector/config/profiles/b.yaml');
const { ledger, tallies } = engineLoader(config)(nowhere as Store);
const exported = new Map<string, Metric>(
  allMetrics(config, ledger, tallies).map((metric) => [metric.name, metric]),
);
const own = (await ownMetrics({ version: '0', queuedBytes: () => 0, ready: () => true }).text())
  .split('\n')
  .flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);

/** Metrics of Prometheus and Alertmanager themselves, and the label that scraping adds. */
const others = /^(up|prometheus_|alertmanager_)/;
const scraped = new Set(['job', 'instance', 'le']);

/** Names in the first column of alerts/NEEDS.md: wanted by rules, exported by nobody yet. */
const needed = new Set(
  [
    ...readFileSync(join(import.meta.dirname, '../../alerts/NEEDS.md'), 'utf8').matchAll(
      /^\| `(acquirer_\w+)`/gm,
    ),
  ].map(([, name]) => name!),
);

const base = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');
const metricOf = (name: string): Metric | undefined => exported.get(name) ?? exported.get(base(name));

const uses = allExpressions().flatMap(({ from, expr }) =>
  selectorsIn(expr).map((selector) => ({ from, ...selector })),
);

describe('metrics the rules use', () => {
  test('are exported, or wanted in NEEDS.md', () => {
    const unknown = uses
      .filter(({ name }) => !others.test(name) && !own.includes(name))
      .filter(({ name }) => metricOf(name) === undefined && !needed.has(name))
      .map(({ from, name }) => `${from}: ${name}`);
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('name bounds of buckets so that Prometheus 2 and 3 both find them, see upTo', () => {
    const bounds = uses.flatMap(({ matchers }) => matchers.filter(({ label }) => label === 'le'));
    expect(bounds.length).toBeGreaterThan(0);
    for (const { op, value } of bounds)
      expect([op, value]).toEqual(['=~', expect.stringMatching(/^(\d+)\|\1\[\.\]0$/)]);
  });

  test('have the labels and values that are matched', () => {
    const wrong = uses.flatMap(({ from, name, matchers }) => {
      const metric = metricOf(name);
      if (metric === undefined) return [];
      return matchers.flatMap(({ label, op, value }) => {
        if (scraped.has(label)) return [];
        const at = metric.labels.indexOf(label);
        if (at < 0) return [`${from}: ${name} has no label ${label}`];
        // A label of the alert itself stands for any value in the queries of annotations.
        if (value === label || value === '') return [];
        const pattern = op.includes('~') ? new RegExp(`^(?:${value})$`) : undefined;
        const some = metric.series.some((labels) =>
          pattern ? pattern.test(labels[at]!) : labels[at] === value,
        );
        return some || scale.has(label) ? [] : [`${from}: ${name} never has ${label}${op}"${value}"`];
      });
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('NEEDS.md asks for nothing that is there', () => {
    expect([...needed].filter((name) => exported.has(name))).toEqual([]);
  });
});

/** Labels whose values come from the configuration: profile B need not have each of them. */
const scale = new Set(['response_code', 'txn_type', 'settlement_mode']);
