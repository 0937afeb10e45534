import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../collector/config/load.ts';
import { AcquirerError } from '../../collector/errors.ts';
import type { Metric } from '../../collector/families/family.ts';
import { engineLoader, nowhere } from '../../collector/ledgerengine.ts';
import { countSeries, requireBudget, seriesOf, totalSeries } from '../../collector/metrics/budget.ts';
import { exposition } from '../../collector/metrics/exposition.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { ownMetrics } from '../../collector/metrics/own.ts';
import type { Store } from '../../collector/stores/store.ts';
import { testConfig } from '../pipeline/harness.ts';

const metric = (name: string, series: number, buckets?: readonly number[]): Metric => ({
  name,
  help: 'Things.',
  type: buckets === undefined ? 'gauge' : 'histogram',
  labels: ['n'],
  series: Array.from({ length: series }, (_, i) => [String(i)]),
  ...(buckets === undefined ? {} : { buckets }),
  read: () =>
    buckets === undefined
      ? Array(series).fill(0)
      : Array(series).fill({ counts: Array(buckets.length + 1).fill(0), sum: 0 }),
});

describe('the series budget', () => {
  test('counts a histogram by its lines', () => {
    expect(seriesOf(metric('acquirer_a', 4))).toBe(4);
    expect(seriesOf(metric('acquirer_a_seconds', 4, [1, 2]))).toBe(4 * 5);
  });

  test('is a refusal with the largest metrics first', () => {
    const metrics = [
      metric('acquirer_small', 5),
      metric('acquirer_large', 90),
      metric('acquirer_middle', 10),
    ];
    expect(() => requireBudget(metrics, 0, 105)).not.toThrow();
    let refusal: unknown;
    try {
      requireBudget(metrics, 1, 105);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AcquirerError);
    const { message, code } = refusal as AcquirerError;
    expect(code).toBe('ACQ_SERIES_OVER_BUDGET');
    expect(message).toContain('106 series, but metrics.budget is 105');
    expect(message.indexOf('acquirer_large')).toBeLessThan(message.indexOf('acquirer_middle'));
  });
});

describe.each(['b', 's', 'm', 'l'])('profile %s', (profile) => {
  const { config } = loadConfig(`collector/config/profiles/${profile}.yaml`);
  const { ledger, tallies } = engineLoader(config)(nowhere as Store);
  const metrics = allMetrics(config, ledger, tallies);

  test('exports exactly the series computed from its configuration', () => {
    const all = exposition(metrics);
    const lines = [...all.write(all.read(Date.parse('2026-11-20T12:00:00Z')))]
      .join('')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBe(totalSeries(countSeries(metrics)));
    expect(new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' ')))).size).toBe(lines.length);
    expect(all.series).toBe(lines.length);
  });

  test('is within its budget', () => {
    expect(() => requireBudget(metrics, 50, config.metrics.budget)).not.toThrow();
  });
});

test('omitted metrics are neither counted nor exported', () => {
  const load = engineLoader(testConfig());
  const { ledger, tallies } = load(nowhere as Store);
  const config = testConfig((c) => ({ ...c, metrics: { omit: ['acquirer_source_records_total'] } }));
  const names = (c: typeof config) => allMetrics(c, ledger, tallies).map((m) => m.name);
  expect(names(testConfig())).toContain('acquirer_source_records_total');
  expect(names(config)).not.toContain('acquirer_source_records_total');
});

test('the series of the process itself are fixed', async () => {
  const own = ownMetrics({ version: '1', queuedBytes: () => 0, ready: () => true });
  const before = await own.series();
  own.committed(3, 5);
  own.refused('overload');
  own.scraped(4);
  own.storeFailed();
  expect(await own.series()).toBe(before);
  const text = await own.text();
  expect(text).toMatch(/^acquirer_collector_committed_lines_total 3$/m);
  expect(text).toMatch(/^acquirer_collector_commit_duration_seconds_sum 0.005$/m);
});
