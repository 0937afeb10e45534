/**
 * The demo's simulated acquirer. First its past, run through the collector's core into the store and the blocks of
 * Prometheus; then its present, posted to the collector as it happens. One process, so that nothing breaks in between.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '../../collector/config/load.ts';
import { samplesOf } from '../../collector/replay/openmetrics.ts';
import { onWallTime } from '../../collector/replay/walltime.ts';
import { createSimulator, type Scenario, type Simulator } from '../../collector/simulator/simulator.ts';
import type { TruthFault } from '../../collector/simulator/truth/schema.ts';
import { blockMs, blockWriter } from '../tools/blocks.ts';
import { openCore } from '../tools/core.ts';
import type { Program } from '../tools/program.ts';
import { businessClock } from './businessclock.ts';
import { makeHistory, sliceMs } from './history.ts';
import { sender } from './sender.ts';

/** What main.ts tells this process, as JSON in its first argument. */
export interface AcquirerOrders {
  readonly profile: string;
  readonly seed: number;
  readonly config: string;
  readonly store: string;
  /** Business time at which the past begins, epoch ms. */
  readonly from: number;
  readonly offsetMs: number;
  /** Labels of the scrape that will continue the history. */
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined = no blocks are made. */
  readonly blocks: { readonly promtool: string; readonly folder: string; readonly data: string } | undefined;
  readonly collector: string;
}

/** What it says back, one JSON object a line. Times are business time, epoch ms. */
export type AcquirerReport =
  | { readonly is: 'history'; readonly share: number }
  | {
      readonly is: 'ready';
      readonly lines: number;
      readonly rejected: number;
      readonly reasons: readonly string[];
      readonly samples: number;
      readonly series: number;
    }
  /** What is really wrong, as far as it can be known now; again whenever that has changed. `n` counts injections. */
  | { readonly is: 'fault'; readonly n: number; readonly fault: TruthFault }
  /** An order that could not be followed. */
  | { readonly is: 'refused'; readonly why: string };

const tickMs = 200;
const truthEveryMs = 2_000;

const orders = JSON.parse(process.argv[2]!) as AcquirerOrders;
const clock = businessClock(orders.offsetMs);
const programs = new Set<Program>();
const live = sender(orders.collector);
let over = false;
let injected = false;
let truthAskedAt = 0;
const truthTold: string[] = [];

const report = (said: AcquirerReport): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

process.on('SIGTERM', async () => {
  over = true;
  live.stop();
  await Promise.all([...programs].map((program) => program.stop(1_000)));
  process.exit(0);
});

async function past(simulator: Simulator): Promise<void> {
  const { config } = loadConfig(orders.config);
  const core = openCore(config, orders.store, orders.from);
  const samples = samplesOf(onWallTime(core.metrics, orders.offsetMs), orders.labels, blockMs / sliceMs);
  const blocks =
    orders.blocks &&
    blockWriter(samples, { ...orders.blocks, keeper: { started: (program) => programs.add(program) } });
  await makeHistory(simulator, core, {
    from: orders.from,
    until: clock.now,
    blocks,
    stampedAt: clock.toWall,
    onProgress: (share) => report({ is: 'history', share }),
    isOver: () => over,
  });
  await core.close();
  await blocks?.close();
  const { lines, rejected, reasons } = core.booked;
  report({ is: 'ready', lines, rejected, reasons, samples: blocks?.samples ?? 0, series: samples.series });
}

async function present(simulator: Simulator): Promise<void> {
  while (!over) {
    simulator.run(clock.now(), (line, _sentAt, source) => live.add(source, line));
    await live.flush();
    tellTruth(simulator);
    await pause(tickMs);
  }
}

function tellTruth(simulator: Simulator): void {
  if (!injected || clock.now() - truthAskedAt < truthEveryMs) return;
  truthAskedAt = clock.now();
  for (const [n, fault] of simulator.truth().faults.entries()) {
    const { firstObservableAt, visibleAt, end } = fault;
    const known = `${firstObservableAt} ${visibleAt} ${end}`;
    if (known === truthTold[n]) continue;
    truthTold[n] = known;
    report({ is: 'fault', n, fault });
  }
}

const simulator = createSimulator({ profile: orders.profile, seed: orders.seed, start: orders.from });
await past(simulator);
// Orders: `live`, and `inject` with a scenario as JSON.
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'live') void present(simulator);
  if (!line.startsWith('inject ')) continue;
  try {
    simulator.inject(JSON.parse(line.slice('inject '.length)) as Scenario, clock.now());
    injected = true;
  } catch (error) {
    // A drill's order with a setting the scenario does not have: the demo goes on.
    report({ is: 'refused', why: (error as Error).message });
  }
}
