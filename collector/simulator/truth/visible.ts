import { minute } from '../clock.ts';
import { hashUnit, mix } from '../random.ts';

/**
 * When merchants notice a fault at the counter (domain.md 4.1.4): a shop calls after three failed attempts within ten
 * minutes with p = 0.15, after a log-normal delay (median 12 min, σ 0.8); the fault is visible at the fifth call, or
 * ten minutes after one percent of the affected shops have failed three times.
 */
export interface CounterModel {
  /** An attempt failed at a shop because of the fault; returns the time of a call it leads to, or NaN. */
  failed(merchant: number, at: number): number;
  /** Merchants affected so far. */
  readonly affected: ReadonlySet<number>;
  /** Visible at, NaN = never. Complete once the fault is over and its calls were made. */
  visibleAt(): number;
}

const window = 10 * minute;
const callProbability = 0.15;

export function counterModel(seed: number): CounterModel {
  const recent = new Map<number, [number, number]>();
  const thirdFailures: number[] = [];
  const called = new Set<number>();
  const affected = new Set<number>();
  const calls: number[] = [];

  function failed(merchant: number, at: number): number {
    affected.add(merchant);
    if (called.has(merchant)) return Number.NaN;
    const last = recent.get(merchant);
    const [older, newer] = last ?? [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    recent.set(merchant, [newer, at]);
    if (at - older > window) return Number.NaN;
    called.add(merchant);
    thirdFailures.push(at);
    if (hashUnit(seed, 901, merchant) >= callProbability) return Number.NaN;
    const call = at + 12 * minute * Math.exp(0.8 * normalOf(mix(seed, merchant)));
    calls.push(call);
    return call;
  }

  function visibleAt(): number {
    const sorted = calls.toSorted((a, b) => a - b);
    const fifth = sorted[4] ?? Number.NaN;
    const onePercent = Math.max(1, Math.ceil(affected.size / 100));
    const third = thirdFailures.toSorted((a, b) => a - b)[onePercent - 1];
    const spread = third === undefined ? Number.NaN : third + window;
    if (Number.isNaN(fifth)) return spread;
    return Number.isNaN(spread) ? fifth : Math.min(fifth, spread);
  }

  return { failed, affected, visibleAt };
}

function normalOf(word: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - hashUnit(word, 1)));
  return radius * Math.cos(2 * Math.PI * hashUnit(word, 2));
}
