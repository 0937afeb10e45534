import { minute } from '../clock.ts';
import type { Simulator } from '../simulator.ts';
import type { Output } from './output.ts';

export interface RecordingPlan {
  readonly start: number;
  readonly end: number;
  /** Moments at which books are made, epoch ms; those outside the recording are left out. */
  readonly booksAt: readonly number[];
  readonly events: Output;
  readonly books: Output | undefined;
  /** Called after each simulated hour. */
  progress(at: number, lines: number): void;
}

/** Runs a simulation from start to end into its outputs. */
export function record(simulator: Simulator, plan: RecordingPlan): void {
  const { start, end, events } = plan;
  const moments = plan.booksAt.filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  const take = (line: string): void => {
    events.write(line);
    events.write('\n');
  };
  let next = 0;
  for (let at = start; at < end; ) {
    const stop = Math.min(at + 60 * minute, end, moments[next] ?? end);
    simulator.run(stop, take);
    while (moments[next] === stop) {
      plan.books?.write(`${JSON.stringify(simulator.books())}\n`);
      next += 1;
    }
    if (stop === at) continue;
    at = stop;
    plan.progress(at, simulator.lines);
  }
}
