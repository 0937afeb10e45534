import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Facts of the machine that figures mean nothing without. `loadBefore`: mean number of busy processes of the last minute. */
export function machine() {
  return {
    date: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    loadBefore: Math.round(loadavg()[0]! * 100) / 100,
  };
}

export type Machine = ReturnType<typeof machine>;

/** Processor time of this process, nanoseconds: on a shared machine waiting for a core is not ours to count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Processor time of this thread alone, nanoseconds: without the garbage collector's helpers. */
export function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) * 1000;
}

/** Nanoseconds of processor time per item, best of `rounds` after one to warm up. */
export function nanoseconds(items: number, rounds: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round++) {
    const from = processorTime();
    let calls = 0;
    while (processorTime() - from < 150e6) {
      work();
      calls++;
    }
    if (round > 0) best = Math.min(best, (processorTime() - from) / (calls * items));
  }
  return Math.round(best);
}

/** Value at a share of sorted values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
