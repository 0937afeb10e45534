import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { truthSchema } from '../../collector/simulator/truth/schema.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { evaluate } from './evaluate.ts';
import { notificationsOf } from './grouping.ts';
import { benignRuns, faultRuns, springFestival, standardSeeds } from './plan.ts';
import { inParallel } from './query.ts';
import { recordRun } from './record.ts';
import { type Judged, markdown } from './report.ts';
import { readAlertmanagerConfig } from './routes.ts';
import { readRuleFile } from './rulefile.ts';
import { type PlacedRun, place, type Run } from './run.ts';
import { scoreRecording } from './score.ts';
import { scoreboard } from './scoreboard.ts';

const usage = `npm run backtest -- [--only S01,B03,...] [--seeds 101,202] [--no-healthy] [--out FOLDER] [--keep]

Simulates every fault and benign situation, replays the events, evaluates the rules with the real Prometheus, models
groups and inhibition, and scores first notifications against the truth. Writes scoreboard.md and scoreboard.json.`;

const { values: o } = parseArgs({
  options: {
    only: { type: 'string' },
    seeds: { type: 'string', default: standardSeeds.join(',') },
    healthy: { type: 'boolean', default: true },
    profile: { type: 'string', default: join(import.meta.dirname, 'profile-b.json') },
    out: { type: 'string', default: 'var/backtest' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowNegative: true,
});

const config = join(import.meta.dirname, '../../collector/config/profiles/b.yaml');
const generated = join(import.meta.dirname, '../generated');
const began = process.hrtime.bigint();
const say = (text: string): void =>
  console.log(`${String(Number((process.hrtime.bigint() - began) / 1_000_000_000n)).padStart(4)} s  ${text}`);

function runsAsked(): Run[] {
  const only = o.only === undefined ? undefined : new Set(o.only.toUpperCase().split(','));
  const seeds = o.seeds.split(',').map(Number);
  const runs = [...faultRuns(seeds, only), ...benignRuns(seeds[0]!, only)];
  return only === undefined && o.healthy ? [...runs, springFestival(seeds[0]!)] : runs;
}

async function backtest(folder: string): Promise<number> {
  const prometheus = toolPath('prometheus');
  const promtool = toolPath('promtool');
  if (prometheus === undefined || promtool === undefined) {
    console.error('the back-test needs prometheus and promtool');
    return 2;
  }
  const rules = readRuleFile(join(generated, 'prometheus-rules.yml'));
  const model = readAlertmanagerConfig(join(generated, 'alertmanager.yml'));
  const runs = place(runsAsked());
  say(`${runs.length} recordings to make, ${rules.alerts.length} alerting rules`);
  let done = 0;
  // The longest first, so that both cores end together.
  const order = [...runs].sort((a, b) => b.hours - a.hours);
  await inParallel(order, 2, async (run) => {
    const recorded = await recordRun({ run, folder, config, metrics: rules.metrics, profile: o.profile });
    const rejected =
      recorded.rejected > 0 ? `, ${recorded.rejected} rejected: ${recorded.firstRejection?.detail}` : '';
    say(
      `${++done} of ${runs.length}: ${run.name}, ${recorded.lines} events in ${recorded.seconds.toFixed(0)} s${rejected}`,
    );
  });
  const timelines = await evaluate(runs, rules, { prometheus, promtool, folder, say });
  const judged = runs.map((run) => judge(run, folder, notificationsOf(timelines.get(run.name)!, model)));
  const board = scoreboard(judged.map((j) => j.score));
  const report = markdown(board, judged);
  mkdirSync(o.out, { recursive: true });
  writeFileSync(join(o.out, 'scoreboard.md'), report);
  writeFileSync(join(o.out, 'scoreboard.json'), JSON.stringify({ board, judged }, null, 1));
  console.log(report);
  say(`written to ${o.out}`);
  return 0;
}

function judge(run: PlacedRun, folder: string, notifications: ReturnType<typeof notificationsOf>): Judged {
  const truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, `${run.name}.truth.json`), 'utf8')));
  return {
    name: run.name,
    seed: run.seed,
    profile: run.profile,
    score: scoreRecording(truth, notifications),
  };
}

if (o.help) console.log(usage);
else {
  const folder = mkdtempSync(join(tmpdir(), 'acq-backtest-'));
  try {
    process.exitCode = await backtest(folder);
  } finally {
    if (!o.keep) rmSync(folder, { recursive: true, force: true });
  }
}
