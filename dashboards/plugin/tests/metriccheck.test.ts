import { describe, expect, test } from 'vitest';
import metrics from '../src/generated/metrics.json';
import { checkMetrics, type Found, tally } from '../src/logic/metriccheck.ts';
import { pageMetrics } from '../src/logic/queries.ts';

const wanted = [
  { name: 'acquirer_stage_pending_amount', boards: ['On call'] },
  { name: 'acquirer_settlement_delay_seconds_bucket', boards: [] },
  { name: 'node:fault_share:excess', boards: [] },
];
const found = (more: Partial<Found>): Found => ({
  ...{ now: new Set<string>(), lately: new Set<string>(), up: 1 },
  recorded: new Set(['node:fault_share:excess', 'node:attempts:rate10m']),
  ...more,
});
const states = (more: Partial<Found>) =>
  checkMetrics(wanted, found(more)).map(({ state, why }) => [state, why]);

describe('check of metrics', () => {
  test('present, by its parts as well', () => {
    const now = new Set([
      'acquirer_stage_pending_amount',
      'acquirer_settlement_delay_seconds_bucket',
      'node:attempts:rate10m',
    ]);
    expect(states({ now })).toEqual([
      ['present', undefined],
      ['present', undefined],
      ['missing', 'rule_silent'],
    ]);
    expect(tally(checkMetrics(wanted, found({ now })))).toEqual({
      present: 2,
      quiet: 1,
      stale: 0,
      missing: 0,
    });
  });

  test('why not: no such job, not reachable, rules not loaded, left out, gone', () => {
    expect(states({ up: undefined })[0]).toEqual(['missing', 'no_scrape']);
    expect(states({ up: 0 })[0]).toEqual(['missing', 'scrape_down']);
    expect(states({})[2]).toEqual(['missing', 'rules_missing']);
    expect(states({})[0]).toEqual(['missing', 'omitted']);
    const lately = new Set(['acquirer_stage_pending_amount']);
    expect(states({ lately })[0]).toEqual(['stale', 'gone']);
    expect(states({ lately, up: 0 })[0]).toEqual(['stale', 'scrape_down']);
  });

  test('boards and pages name metrics, and nothing else is taken for one', () => {
    expect(pageMetrics).toContain('acquirer_stage_waiting_amount');
    for (const name of [...pageMetrics, ...metrics.used.map((m) => m.name)])
      expect(name).toMatch(/^(acquirer_[a-z0-9_]+|[a-z_]+:[a-z0-9_]+:[a-z0-9_]+)$/);
  });
});
