import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Bench, backtestRun, type RunInputs } from '../../../alerts/backtest/backtestrun.ts';
import { isCorrect, match } from '../../../alerts/backtest/match.ts';
import type { Run } from '../../../alerts/backtest/run.ts';
import { instantText } from '../../../collector/simulator/clock.ts';
import { createSimulator } from '../../../collector/simulator/simulator.ts';
import { type Failure, type Kind, type Recording, scenariosOf, told } from './plan.ts';

/** Seconds between evaluations: what the shipped Prometheus configuration does. */
const step = 15;

export interface Latency {
  readonly seed: number;
  readonly kind: Kind;
  readonly channel: string;
  /** The alert of the first message that was right; undefined when none came. */
  readonly alert: string | undefined;
  /** From the failure to the webhook, seconds. */
  readonly seconds: number;
}

/** Simulates a recording, replays it, and takes the time from each failure to the first right message. */
export async function measure(recording: Recording, bench: Bench, inputs: RunInputs): Promise<Latency[]> {
  const { seed, start, hours, traffic, failures } = recording;
  const name = `latency-${seed}`;
  const folder = join(bench.folder, `${name}-files`);
  const files = await write(recording, folder);
  const run: Run = {
    name,
    profile: 'B',
    traffic,
    seed,
    scenarios: [],
    vary: false,
    start: instantText(start),
    hours,
    step,
  };
  const { truth, notifications } = await backtestRun(run, { ...inputs, given: files }, bench);
  rmSync(folder, { recursive: true });
  return failures.map(({ kind, channel, onset }: Failure): Latency => {
    const faults = truth.faults.filter(({ scope }) => scope.channels.includes(channel));
    const first = notifications
      .filter((n) => n.severity !== 'info' && n.at >= onset && n.channel === channel)
      .filter((n) => faults.some((fault) => isCorrect(match(n, fault))))
      .sort((a, b) => a.at - b.at)[0];
    return { seed, kind, channel, alert: first?.alert, seconds: ((first?.at ?? Infinity) - onset) / 1000 };
  });
}

async function write({ seed, start, hours, traffic, failures }: Recording, folder: string) {
  mkdirSync(folder, { recursive: true });
  const files = { events: join(folder, 'events.ndjson'), truth: join(folder, 'truth.json') };
  const out = createWriteStream(files.events);
  const simulator = createSimulator({ seed, start, traffic, scenarios: failures.flatMap(scenariosOf) });
  simulator.run(start + hours * 3_600_000, (line) => void out.write(`${told(line, failures)}\n`));
  out.end();
  await finished(out);
  writeFileSync(files.truth, JSON.stringify(simulator.truth()));
  return files;
}
