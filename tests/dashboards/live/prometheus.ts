import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AlertTimeline, evaluate } from '../../../alerts/backtest/evaluate.ts';
import { readRuleFile } from '../../../alerts/backtest/rulefile.ts';
import type { Run } from '../../../alerts/backtest/run.ts';
import { type Prometheus, startPrometheus } from '../../../scripts/tools/prometheus.ts';
import { remoteWrite, type WrittenSeries } from '../../../scripts/tools/remotewrite.ts';
import { world } from './world.ts';

const rules = join(import.meta.dirname, '../../../alerts/generated/prometheus-rules.yml');

/** A Prometheus that holds the world as if it had scraped the collector and evaluated the shipped rules. */
export async function livePrometheus(path: string, folder: string): Promise<Prometheus> {
  const server = await startPrometheus({ path, folder, writableDays: 4000 });
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'recordprocess.ts'), server.url]);
    const step = world.stepSeconds * 1000;
    const run: Run = {
      name: 'boards',
      profile: world.profile,
      seed: world.seed,
      scenarios: [],
      vary: false,
      traffic: 1,
      start: new Date(world.sampled - step).toISOString(),
      hours: (world.end - world.sampled + step) / 3_600_000,
      step: world.stepSeconds,
    };
    const file = readRuleFile(rules);
    const waits = new Map(
      file.alerts.map(({ alert, labels, forMs }) => [`${alert} ${labels.severity}`, forMs]),
    );
    const timelines = await evaluate(run, file, server.url);
    await remoteWrite(
      server.url,
      timelines.flatMap((t) => alertSeries(t, waits.get(`${t.alert} ${t.labels.severity}`) ?? 0)),
    );
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** ALERTS and ALERTS_FOR_STATE as Prometheus writes them while it evaluates. */
function alertSeries({ alert, labels, firings }: AlertTimeline, forMs: number): WrittenSeries[] {
  const step = world.stepSeconds * 1000;
  const instants = firings.flatMap(([from, until]) =>
    Array.from({ length: Math.ceil((until - from) / step) }, (_, i) => ({
      at: from + i * step,
      since: (from - forMs) / 1000,
    })),
  );
  const stamps = instants.map(({ at }) => at);
  const common = { alertname: alert, ...labels };
  return [
    { labels: { __name__: 'ALERTS', alertstate: 'firing', ...common }, stamps, value: () => 1 },
    { labels: { __name__: 'ALERTS_FOR_STATE', ...common }, stamps, value: (i) => instants[i]!.since },
  ];
}
