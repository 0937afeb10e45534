import { expect, test } from 'vitest';
import { forAlerts, readRuleFile } from '../../../alerts/backtest/rulefile.ts';
import { recordingRules } from '../../../alerts/index.ts';

const shipped = readRuleFile('alerts/generated/prometheus-rules.yml');
const names = (levels: typeof shipped.levels): string[] =>
  [...new Set(levels.flat().map(({ record }) => record))].sort();

test('the back-test leaves out what only boards read, and nothing else', () => {
  const needed = recordingRules().filter(({ drawn }) => drawn !== true);
  expect(names(forAlerts(shipped).levels)).toEqual([...new Set(needed.map(({ record }) => record))].sort());
  expect(names(shipped.levels)).toEqual([...new Set(recordingRules().map(({ record }) => record))].sort());
});

test('a recording rule reads only metrics and levels below its own', () => {
  const known = new Set<string>();
  for (const level of shipped.levels) {
    for (const { record, expr } of level)
      for (const [name] of expr.matchAll(/\b[a-z_]+:[a-z0-9_:]+/g))
        if (name !== record) expect([...known], record).toContain(name);
    for (const { record } of level) known.add(record);
  }
});
