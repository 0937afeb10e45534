import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Judged } from '../../../alerts/backtest/backtestrun.ts';
import { keptIn } from '../../../alerts/backtest/kept.ts';
import type { Run } from '../../../alerts/backtest/run.ts';

const run: Run = {
  name: 'S08-1',
  profile: 'B',
  traffic: 1,
  seed: 1,
  scenarios: [{ id: 'S08' }],
  vary: true,
  start: '2026-11-19T08:00:00.000+08:00',
  hours: 30,
  step: 120,
};
const judged = { run, notifications: [{ at: 1, alert: 'ClearingFileLate' }] } as unknown as Judged;

let root: string;
const at = (...path: string[]): string => join(root, ...path);
const inputs = () => ({ config: at('b.yaml'), profile: at('b.json') });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  for (const folder of ['collector/ledger', 'alerts']) mkdirSync(at(folder), { recursive: true });
  for (const file of ['collector/ledger/a.ts', 'alerts/rules.yml', 'b.yaml', 'b.json'])
    writeFileSync(at(file), file);
  keptIn(at('out'), root).keep(judged, inputs());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a result is found again by the same code and inputs', () => {
  expect(keptIn(at('out'), root).find(run, inputs())).toEqual(judged);
});

test.each([['collector/ledger/a.ts'], ['alerts/rules.yml'], ['b.yaml'], ['b.json']])(
  'another byte in %s: it is made anew',
  (file) => {
    writeFileSync(at(file), 'another');
    expect(keptIn(at('out'), root).find(run, inputs())).toBeUndefined();
  },
);

test('a new file in the code, another run of the same name, no profile, nothing kept', () => {
  const kept = keptIn(at('out'), root);
  expect(kept.find({ ...run, hours: 31 }, inputs())).toBeUndefined();
  expect(kept.find(run, { config: at('b.yaml') })).toBeUndefined();
  expect(kept.find({ ...run, name: 'S09-1' }, inputs())).toBeUndefined();
  writeFileSync(at('alerts/new.yml'), '');
  expect(keptIn(at('out'), root).find(run, inputs())).toBeUndefined();
});
