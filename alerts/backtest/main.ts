import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../collector/config/load.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { backtestRun, type Judged, type RunInputs } from './backtestrun.ts';
import { benchIn } from './bench.ts';
import { givenRuns } from './given.ts';
import { healthyWindows } from './healthywindows.ts';
import { keptIn } from './kept.ts';
import { options, usage } from './options.ts';
import {
  benignRuns,
  faultRuns,
  fullHealthy,
  fullSeeds,
  standardHealthy,
  standardSeeds,
  trafficSizes,
} from './plan.ts';
import { inParallel } from './query.ts';
import { markdown } from './report.ts';
import type { Run } from './run.ts';
import { scoreboard } from './scoreboard.ts';
import { timelinePage } from './timelinepage.ts';

const o = options();
const profiles = join(import.meta.dirname, '../../collector/config/profiles');
const began = process.hrtime.bigint();
const seconds = (): number => Number((process.hrtime.bigint() - began) / 1_000_000_000n);
const say = (text: string): void => console.error(`${String(seconds()).padStart(4)} s  ${text}`);

interface Planned {
  readonly run: Run;
  readonly inputs: RunInputs;
}

/** Expectations learned from other days of the same size of traffic; `none` starts cold. */
function learned(run: Run): { profile?: string } {
  if (o.profile === 'none') return {};
  const size = run.traffic === 1 ? '' : `-x${run.traffic}`;
  const file = o.profile ?? join(import.meta.dirname, `profiles/${run.profile.toLowerCase()}${size}.json`);
  return o.profile !== undefined || existsSync(file) ? { profile: file } : {};
}

function planned(): Planned[] {
  const inputs = (run: Run): RunInputs => ({
    config: o.config ?? join(profiles, `${run.profile.toLowerCase()}.yaml`),
    ...learned(run),
  });
  if (o.events.length > 0)
    return givenRuns(o.events, o.truth, o.step).map(({ run, files }) => ({
      run,
      inputs: { ...inputs(run), given: files },
    }));
  const only = o.only === undefined ? undefined : new Set(o.only.toUpperCase().split(','));
  const seeds = o.seeds ?? (o.full ? fullSeeds : standardSeeds);
  const sizes = o.full ? trafficSizes : [1];
  const healthyRuns = o.full ? fullHealthy : standardHealthy;
  const runs = [
    ...sizes.flatMap((traffic) => faultRuns(seeds, only, traffic)),
    ...benignRuns(seeds[0]!, only),
    ...(only === undefined && o.healthy ? healthyRuns(seeds[0]!) : []),
  ];
  return runs.map((run) => ({ run, inputs: inputs(run) }));
}

/** The plan, or why there is none: a file that is missing or is no truth is the user's to mend. */
function planOrReason(): Planned[] | string {
  try {
    return planned();
  } catch (error) {
    return (error as Error).message;
  }
}

async function backtest(folder: string): Promise<number> {
  const plan = planOrReason();
  if (typeof plan === 'string') {
    console.error(plan);
    return 2;
  }
  const prometheus = toolPath('prometheus');
  if (prometheus === undefined) {
    console.error('the back-test needs prometheus: https://prometheus.io/download/, or ACQ_PROMETHEUS=PATH');
    return 2;
  }
  const bench = benchIn(folder, prometheus, o.keep);
  // The longest first, so that both cores end together.
  const runs = plan.sort((a, b) => b.run.hours - a.run.hours);
  say(`${runs.length} recordings, ${bench.rules.alerts.length} alerting rules`);
  let done = 0;
  const kept = keptIn(o.out);
  const judged = await inParallel(runs, 2, async ({ run, inputs }) => {
    const before = o.resume ? kept.find(run, inputs) : undefined;
    const one = before ?? (await backtestRun(run, inputs, bench));
    if (before === undefined && inputs.given === undefined) kept.keep(one, inputs);
    const { lines, rejected, firstRejection } = one.recorded;
    const refused = rejected > 0 ? `, ${rejected} rejected: ${firstRejection?.detail}` : '';
    say(
      `${++done} of ${runs.length}: ${run.name}, ${lines} events, ${verdict(one)}${refused}${before ? ' (kept)' : ''}`,
    );
    return one;
  });
  const inOrder = judged.sort((a, b) => (a.run.name < b.run.name ? -1 : 1));
  write(inOrder, loadConfig(runs[0]!.inputs.config).config.channels.length);
  return 0;
}

function verdict({ score }: Judged): string {
  const named = score.faults.map((f) => (f.detected ? (f.firstCorrect?.alert ?? 'named') : 'MISSED'));
  const wrong = score.wrong.map(({ notification: n }) => n.alert);
  return [...named, `${wrong.length} wrong`, ...new Set(wrong)].join(', ');
}

function write(judged: readonly Judged[], channels: number): void {
  const board = scoreboard(judged.map((j) => j.score));
  const healthy = healthyWindows(judged, channels);
  const report = markdown(board, judged, healthy);
  mkdirSync(o.out, { recursive: true });
  writeFileSync(join(o.out, 'scoreboard.md'), report);
  const facts = judged.map(({ run, recorded, score, notifications }) => ({
    ...{ run, recorded, score, notifications },
  }));
  writeFileSync(
    join(o.out, 'scoreboard.json'),
    `${JSON.stringify({ board, healthy, seconds: seconds(), recordings: facts }, null, 1)}\n`,
  );
  writeFileSync(join(o.out, 'timelines.html'), timelinePage(board, judged));
  console.log(report);
  say(`scoreboard.md, scoreboard.json and timelines.html are in ${o.out}`);
}

if (o.help) console.log(usage);
else {
  const folder = mkdtempSync(join(tmpdir(), 'acq-backtest-'));
  const clean = (): void => {
    if (!o.keep) rmSync(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => {
    clean();
    process.exit(130);
  });
  try {
    process.exitCode = await backtest(folder);
  } finally {
    clean();
  }
}
