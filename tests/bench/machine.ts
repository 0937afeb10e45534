import { cpus, loadavg, totalmem } from 'node:os';

/** Facts of the machine that figures mean nothing without. */
export function machine() {
  return {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    loadBefore: loadavg()[0],
  };
}

/** Processor time of this process, nanoseconds: on a shared machine waiting for a core is not ours to count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
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
