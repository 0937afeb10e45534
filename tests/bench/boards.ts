import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from '../../alerts/backtest/evaluate.ts';
import { inParallel } from '../../alerts/backtest/query.ts';
import { readRuleFile } from '../../alerts/backtest/rulefile.ts';
import type { Run } from '../../alerts/backtest/run.ts';
import { loadConfig } from '../../collector/config/load.ts';
import type { Metric } from '../../collector/families/family.ts';
import { engineLoader, nowhere } from '../../collector/ledgerengine.ts';
import { allMetrics } from '../../collector/metrics/metrics.ts';
import { samplesOf } from '../../collector/replay/openmetrics.ts';
import type { Store } from '../../collector/stores/store.ts';
import { pointsOfCurve } from '../../dashboards/boards/factory/render/kinds.ts';
import type { PanelKind, Query } from '../../dashboards/boards/factory/spec.ts';
import { allBoards } from '../../dashboards/boards/index.ts';
import { startPrometheus } from '../../scripts/tools/prometheus.ts';
import { remoteWrite, type WrittenSeries } from '../../scripts/tools/remotewrite.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';

/**
 * How long all queries of a board take over a day: `node tests/bench/boards.ts --profile m --hours 24 --step 60`.
 * Every series of the profile is there, with made-up values: the time depends on how many series and samples are read, not on
 * what they say. Recorded series are evaluated by the same Prometheus before.
 */
const { values: o } = parseArgs({
  options: {
    profile: { type: 'string', default: 'm' },
    hours: { type: 'string', default: '24' },
    /** Seconds between samples. */
    step: { type: 'string', default: '60' },
    /** Points of what is not a curve: the width of half a screen. */
    points: { type: 'string', default: '720' },
    /** Queries under way at a time, as a browser has them. */
    width: { type: 'string', default: '6' },
    /** One board only; the most expensive queries to print. */
    board: { type: 'string' },
    top: { type: 'string', default: '3' },
  },
});
const stepMs = Number(o.step) * 1000;
const end = Date.parse('2026-11-20T12:00:00+08:00');
const start = end - Number(o.hours) * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'acq-board-bench-'));
const root = join(import.meta.dirname, '../..');

/** A value for every kind of series: counters that count, instants around now, gauges that move. */
function madeUp(metric: Pick<Metric, 'type'> & { name: string }, i: number, step: number): number {
  if (metric.type !== 'gauge') return step * (1 + (i % 7));
  if (metric.name.endsWith('_timestamp_seconds')) return (start + step * stepMs) / 1000 + ((i % 9) - 4) * 600;
  return (i + step) % 5;
}

function seriesOfProfile(): WrittenSeries[] {
  const { config } = loadConfig(join(root, `collector/config/profiles/${o.profile}.yaml`));
  const { ledger, tallies } = engineLoader(config)(nowhere as Store);
  const metrics = allMetrics(config, ledger, tallies);
  const types = new Map(metrics.map(({ name, type }) => [name, type]));
  const stamps = Array.from({ length: (end - start) / stepMs + 1 }, (_, n) => start + n * stepMs);
  return samplesOf(metrics, {}, 1).all.map(({ name, labels }, i) => ({
    labels: { ...Object.fromEntries(labels), __name__: name },
    stamps,
    value: (step) => madeUp({ name, type: types.get(name) ?? 'histogram' }, i, step),
  }));
}

/** Seconds between the points of a panel. */
const stepOf = (kind: PanelKind): number =>
  Math.max(
    Number(o.step),
    Math.ceil((end - start) / 1000 / (kind === 'lines' ? pointsOfCurve : Number(o.points))),
  );

const filled = (expr: string, step: number): string =>
  expr
    .replaceAll('$__rate_interval', `${Math.max(4 * Number(o.step), step)}s`)
    .replaceAll('$__range', `${(end - start) / 1000}s`)
    .replaceAll('$currency', 'CNY')
    .replace(/\$\w+/g, '.*');

async function asked(url: string, kind: PanelKind, { expr, instant }: Query): Promise<number> {
  const began = process.hrtime.bigint();
  const step = stepOf(kind);
  const search: Record<string, string> = instant
    ? { time: String(end / 1000) }
    : { start: String(start / 1000), end: String(end / 1000), step: String(step) };
  const body = new URLSearchParams({ query: filled(expr, step), ...search });
  const response = await fetch(`${url}/api/v1/query${instant ? '' : '_range'}`, { method: 'POST', body });
  const { status, error } = (await response.json()) as { status: string; error?: string };
  if (status !== 'success') throw new Error(`${error}: ${expr}`);
  return Number(process.hrtime.bigint() - began) / 1e6;
}

/** Processor time of a process so far, ms: what other work on the machine does not blur. Linux only. */
function processorMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const path = toolPath('prometheus');
if (path === undefined) throw new Error('this needs prometheus');
const server = await startPrometheus({ path, folder, writableDays: 4000 });
try {
  const series = seriesOfProfile();
  await remoteWrite(server.url, series);
  console.log(`${series.length} series, ${series[0]!.stamps.length} samples each`);
  const rules = readRuleFile(join(root, 'alerts/generated/prometheus-rules.yml'));
  const run = {
    name: 'bench',
    start: new Date(start - stepMs).toISOString(),
    hours: (end - start + stepMs) / 3_600_000,
    step: Number(o.step),
  };
  await evaluate(run as Run, { ...rules, alerts: [] }, server.url);
  for (const { name, rows } of allBoards) {
    if (o.board !== undefined && o.board !== name) continue;
    const queries = rows.flatMap(({ panels }) =>
      panels.flatMap(({ kind, queries }) => queries.map((query) => ({ kind, query }))),
    );
    const ask = ({ kind, query }: (typeof queries)[number]) => asked(server.url, kind, query);
    const first = performance.now();
    await inParallel(queries, Number(o.width), ask);
    const began = performance.now();
    const spent = processorMs(server.program.pid);
    const each = await inParallel(queries, Number(o.width), async (q) => ({
      expr: q.query.expr,
      ms: await ask(q),
    }));
    const wall = performance.now() - began;
    console.log(
      `${name.padEnd(12)} ${String(queries.length).padStart(3)} queries: ${Math.round(began - first)} ms cold, ${Math.round(wall)} ms warm, ${processorMs(server.program.pid) - spent} ms of processor`,
    );
    for (const { ms, expr } of each.sort((x, y) => y.ms - x.ms).slice(0, Number(o.top)))
      console.log(`      ${Math.round(ms)} ms  ${expr.slice(0, 160)}`);
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
