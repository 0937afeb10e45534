import type { Simulator } from '../../collector/simulator/simulator.ts';
import type { BlockWriter } from '../tools/blocks.ts';
import type { Core } from '../tools/core.ts';

export interface HistoryOptions {
  /** Business time at which the history begins, epoch ms. */
  readonly from: number;
  /** Business time now; asked again and again, because time passes while the history is made. */
  readonly until: () => number;
  /** Where samples go; undefined = none are kept. `stampedAt` gives the wall time of a business time. */
  readonly blocks: BlockWriter | undefined;
  readonly stampedAt: (business: number) => number;
  /** Called now and then with the share that is done. */
  readonly onProgress: (share: number) => void;
  readonly isOver: () => boolean;
}

/** Lines that came within this time are booked together, as if they had arrived at its end: one fsync for all of them. */
export const sliceMs = 60_000;
/** Samples of the last hours are as dense as that, older ones half as dense: nobody looks at those as closely. */
const denseHours = 6;
const progressSteps = 20;

/** Whether a sample is taken at the end of a slice. */
function isSampled(at: number, until: number): boolean {
  return until - at <= denseHours * 3_600_000 || at % (2 * sliceMs) === 0;
}

/**
 * Runs the acquirer's past through the collector's core, faster than time, and samples every metric.
 * Ends at most one slice before now. Returns the business time reached: the same simulator then goes on live.
 */
export async function makeHistory(
  simulator: Simulator,
  core: Core,
  options: HistoryOptions,
): Promise<number> {
  const { from, until, blocks } = options;
  const span = Math.max(1, until() - from);
  let told = 0;
  let at = from;
  while (at + sliceMs <= until() && !options.isOver()) {
    at += sliceMs;
    core.clock.set(at);
    await bookSlice(simulator, core, at);
    if (blocks !== undefined && isSampled(at, until())) {
      core.tick();
      await blocks.record(at, options.stampedAt(at));
    }
    const share = Math.min(1, (at - from) / span);
    if (share >= told + 1 / progressSteps) {
      told = share;
      options.onProgress(share);
    }
  }
  return at;
}

async function bookSlice(simulator: Simulator, core: Core, until: number): Promise<void> {
  const bySource = new Map<string, string[]>();
  simulator.run(until, (line, _sentAt, source) => {
    const lines = bySource.get(source);
    if (lines === undefined) bySource.set(source, [line]);
    else lines.push(line);
  });
  await Promise.all([...bySource].map(([source, lines]) => core.book(source, lines)));
}
