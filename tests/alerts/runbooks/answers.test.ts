import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordingRules } from '../../../alerts/index.ts';
import { queriesOf } from '../../../alerts/runbooks/commands.ts';
import { needs, promtool } from '../promtool/tools.ts';
import { exported } from './metrics.ts';

const folder = join(import.meta.dirname, '../../../alerts/runbooks/en');
const queries = readdirSync(folder).flatMap((name) =>
  queriesOf(readFileSync(join(folder, name), 'utf8')).map((query) => ({ name, query })),
);

/** Names that are no series of ours, so nothing can be put in their place. */
const foreign = /\b(prometheus_|alertmanager_|process_|nodejs_|acquirer_notifier_|up\b|ALERTS)/;

/**
 * The query without what makes it silent on a good day: comparisons with numbers and with the clock, long windows. What is
 * left must have an answer when every metric has all its series; if not, the labels of its two sides do not meet.
 */
function loosened(query: string): string {
  return query
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?:==|!=|>=|<=|>|<) *(?:time\(\)(?: [-+] \d+)?|-?\d+(?:\.\d+)?)(?![\w.])/g, '')
    .replaceAll(/(==|!=|>=|<=|>|<) (?=[a-z(])/g, '$1 bool ')
    .replaceAll(/\[\d+[smhdw](?::\w*)?\]/g, '[10m]')
    .replaceAll(/ offset \d+[smhdw]/g, '');
}

/** Labels of a recorded series are its level: `region_carrier:attempts:increase5m` has region and carrier. */
const levels: Readonly<Record<string, readonly string[]>> = {
  channel: ['channel'],
  issuer: ['issuer'],
  channel_issuer: ['channel', 'issuer'],
  node: ['node'],
  gateway: ['gateway'],
  bank: ['bank'],
  region_carrier: ['region', 'carrier'],
  region_network: ['region', 'network'],
  firmware: ['terminal_model', 'firmware'],
  model: ['terminal_model'],
  all: [],
};

const some: Readonly<Record<string, readonly string[]>> = {
  channel: ['cup_card', 'visa', 'wechat', 'wechat_mini', 'alipay', 'cup_qr'],
  issuer: ['icbc'],
  node: ['n1'],
  gateway: ['gw1'],
  bank: ['bank_a'],
  region: ['east'],
  carrier: ['carrier_x'],
  network: ['cellular'],
  terminal_model: ['p8'],
  firmware: ['p8-3.2.0'],
};

const scraped = 'job="collector",instance="a:9464"';
const rising = '1+1x40';

/** All series that a name can have, as the notation of promtool. */
function seriesOf(name: string): string[] {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  const metric = exported.get(name) ?? exported.get(base);
  if (metric === undefined) {
    const labels = levels[name.split(':')[0]!]!;
    const rows = labels.reduce<string[]>(
      (made, label) => made.flatMap((row) => some[label]!.map((value) => `${row}${label}="${value}",`)),
      [''],
    );
    return rows.map((row) => `${name}{${row}}`);
  }
  const bounds = name.endsWith('_bucket') ? ['1', '5', '10', '30', '60', '3600', '+Inf'] : [undefined];
  return metric.series.flatMap((values) =>
    bounds.map((le) => {
      const labels = metric.labels.map((label, i) => `${label}="${values[i]}"`);
      return `${name}{${[...labels, ...(le === undefined ? [] : [`le="${le}"`]), scraped].join(',')}}`;
    }),
  );
}

const recorded = new Set(recordingRules().map(({ record }) => record));

describe.skipIf(promtool === undefined)(`what runbooks ask${needs('promtool', promtool)}`, () => {
  test('has an answer wherever its metrics have series', () => {
    const own = queries.filter(({ query }) => !foreign.test(query));
    const names = new Set(
      own.flatMap(({ query }) => [...query.matchAll(/[a-z_]\w*(?::\w+)*/g)].map(([name]) => name)),
    );
    const known = [...names].filter(
      (name) =>
        recorded.has(name) || exported.has(name) || exported.has(name.replace(/_(bucket|sum|count)$/, '')),
    );
    const home = mkdtempSync(join(tmpdir(), 'acq-answers-'));
    try {
      const file = join(home, 'answers.yml');
      const tests = [
        {
          interval: '1m',
          input_series: known.flatMap(seriesOf).map((series) => ({ series, values: rising })),
          promql_expr_test: own.map(({ query }) => ({
            expr: `absent(${loosened(query)})`,
            eval_time: '30m',
            exp_samples: [],
          })),
        },
      ];
      writeFileSync(file, JSON.stringify({ tests }));
      let said = '';
      try {
        execFileSync(promtool!, ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        said = String((error as { stdout?: string }).stdout) + String((error as { stderr?: string }).stderr);
      }
      expect(said).toBe('');
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
