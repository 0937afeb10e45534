import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { backtestRun, type Judged } from '../../../alerts/backtest/backtestrun.ts';
import { benchIn } from '../../../alerts/backtest/bench.ts';
import { faultRuns } from '../../../alerts/backtest/plan.ts';
import { inParallel } from '../../../alerts/backtest/query.ts';
import type { Run } from '../../../alerts/backtest/run.ts';
import { toolPath } from '../../../scripts/tools/toolpaths.ts';

const root = join(import.meta.dirname, '../../..');
const prometheus = toolPath('prometheus');

/** Two faults of money, in the hours in which they are seen: the whole night is the back-test's own business. */
const evening: Readonly<Record<string, Partial<Run>>> = {
  S07: { start: '2026-11-19T20:00:00+08:00', hours: 4 },
  S15: { hours: 12 },
};

const runs = faultRuns([7], new Set(['S01', 'S02', 'S17', ...Object.keys(evening)])).map((run) => ({
  ...run,
  ...evening[run.scenarios[0]!.id],
}));

/** A slice of the back-test: events -> replay -> the real Prometheus -> routing -> score. */
describe.skipIf(prometheus === undefined)('back-test, three faults at the counter and two of money', () => {
  let judged: Judged[] = [];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'acq-slice-'));
    const bench = benchIn(folder, prometheus!);
    const inputs = {
      config: join(root, 'collector/config/profiles/b.yaml'),
      profile: join(root, 'alerts/backtest/profiles/b.json'),
    };
    judged = await inParallel(runs, 2, (run) => backtestRun(run, inputs, bench));
    rmSync(folder, { recursive: true, force: true });
  }, 600_000);

  test.each(runs.map(({ name }, i) => [name, i] as const))('%s is named before merchants notice', (_, i) => {
    const { score } = judged[i]!;
    const [fault] = score.faults;
    expect(fault).toMatchObject({ detected: true, causeRight: true, teamRight: true });
    expect(score.wrong.map(({ notification: n }) => `${n.alert} ${n.channel}`)).toEqual([]);
  });

  test('nothing a rule reads was refused', () => {
    expect(judged.map(({ recorded }) => recorded.rejected)).toEqual(runs.map(() => 0));
  });
});
