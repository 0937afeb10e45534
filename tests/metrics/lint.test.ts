import { describe, expect, test } from 'vitest';
import type { Metric } from '../../collector/families/family.ts';
import { lintMetrics } from '../../collector/metrics/lint.ts';

const good: Metric = {
  name: 'acquirer_source_records_total',
  help: 'Lines.',
  type: 'counter',
  labels: ['source'],
  series: [['a'], ['b']],
  read: () => [0, 0],
};
const faults = (change: Partial<Metric>): string[] => lintMetrics([{ ...good, ...change }]);

describe('metric names', () => {
  test('that are as Prometheus wants them pass', () => {
    expect(lintMetrics([good])).toEqual([]);
    expect(faults({ name: 'acquirer_source_last_event_timestamp_seconds', type: 'gauge' })).toEqual([]);
    expect(faults({ name: 'acquirer_terminals', type: 'gauge' })).toEqual([]);
    expect(faults({ name: 'acquirer_waiting_amount', type: 'gauge', labels: ['currency'] })).toEqual([]);
    expect(faults({ name: 'acquirer_lag_seconds', type: 'histogram', buckets: [1] })).toEqual([]);
  });

  test.each<[string, Partial<Metric>]>([
    ['another prefix', { name: 'gateway_records_total' }],
    ['capitals', { name: 'acquirer_Records_total' }],
    ['a counter without _total', { name: 'acquirer_records' }],
    ['a gauge with _total', { type: 'gauge' }],
    ['milliseconds', { name: 'acquirer_lag_milliseconds', type: 'gauge' }],
    ['fen', { name: 'acquirer_waiting_fen', type: 'gauge' }],
    ['percent', { name: 'acquirer_share_percent', type: 'gauge' }],
    ['a suffix histograms add', { name: 'acquirer_lag_count', type: 'gauge' }],
    ['a histogram without a unit', { name: 'acquirer_lag', type: 'histogram', buckets: [1] }],
    ['a histogram without buckets', { name: 'acquirer_lag_seconds', type: 'histogram' }],
    ['buckets that fall', { name: 'acquirer_lag_seconds', type: 'histogram', buckets: [2, 1] }],
    ['money without a currency', { name: 'acquirer_waiting_amount', type: 'gauge' }],
    ['a help that is no sentence', { help: 'lines' }],
    ['a merchant as label', { labels: ['merchant'] }],
    ['a label of Prometheus itself', { labels: ['le'] }],
    ['a label twice', { labels: ['a', 'a'], series: [['1', '1']] }],
    ['a series twice', { series: [['a'], ['a']] }],
    ['a series without its values', { series: [['a', 'b']] }],
    ['an empty value', { series: [['']] }],
  ])('%s is a fault', (_name, change) => {
    expect(faults(change)).toHaveLength(1);
    expect(faults(change)[0]).toMatch(/^\w+: /);
  });

  test('the same name twice is a fault', () => {
    expect(lintMetrics([good, good])).toEqual(['acquirer_source_records_total: is there twice']);
  });
});
