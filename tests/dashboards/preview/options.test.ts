import { expect, test } from 'vitest';
import { metricsIn } from '../../../dashboards/pluginfiles.ts';
import { previewOptions } from '../../../dashboards/preview/options.ts';
import { shownMetrics } from '../../../dashboards/preview/shownmetrics.ts';
import { calm, faultSituation } from '../../../dashboards/preview/situation.ts';

test('options, and what is wrong with them', () => {
  expect(previewOptions([])).toMatchObject({ prometheus: 'http://127.0.0.1:9490', port: 9470, calm: false });
  expect(previewOptions(['--only', 'overview,alerts', '--prometheus', 'http://p:9090/'])).toMatchObject({
    only: new Set(['overview', 'alerts']),
    prometheus: 'http://p:9090',
  });
  expect(previewOptions(['--port', '70000'])).toBe('--port 70000 is no port');
  expect(previewOptions(['--nonsense'])).toMatch(/nonsense/);
  expect(previewOptions(['--running', 'fault'])).toMatchObject({ running: 'fault' });
  expect(previewOptions(['--running', 'on'])).toBe('--running on is neither fault nor calm');
});

test('a situation covers the fault and at least the hours a graph shows', () => {
  expect(faultSituation('S999')).toBeUndefined();
  for (const id of ['s01', 'S08']) {
    const { run, name } = faultSituation(id)!;
    expect(name).toBe(id.toLowerCase());
    expect(run.scenarios).toEqual([{ id: id.toUpperCase() }]);
    expect(run.hours).toBeGreaterThanOrEqual(8);
  }
  expect(calm().run.scenarios).toEqual([]);
});

test('metrics in a query: those of the collector and those rules record, nothing else', () => {
  expect(
    metricsIn('sum by (le) (rate(acquirer_x_seconds_bucket[5m])) / node:attempts:rate10m{a="b:c"} > up'),
  ).toEqual(['acquirer_x_seconds_bucket', 'node:attempts:rate10m']);
  expect(shownMetrics()).toContain('acquirer_stage_waiting_amount');
  expect(shownMetrics().filter((name) => /_bucket$|:/.test(name))).toEqual([]);
});
