import { type CounterModel, counterModel } from './visible.ts';

/** What a fault did, measured while it acts. Masks have one bit per fault. */
export interface TruthTracker {
  /** Registers a fault; returns its bit. */
  register(visibility: 'counter' | 'money'): number;
  /** A line that a fault made, changed or withheld was sent, or would have been, at this time. */
  touched(mask: number, sentAt: number): void;
  /** An attempt failed at the counter because of these faults. Returns times of calls that follow. */
  failed(mask: number, merchant: number, at: number, amount: number): readonly number[];
  /** Money was delayed or harmed, whether or not anybody noticed. */
  harmed(mask: number, merchant: number, amount: number): void;
  /** Money was still missing at the time its merchant looks for it. */
  missed(mask: number, merchant: number, perceivedAt: number): void;
  /** What is known of a fault; `outstanding` is harm that is not final yet. */
  measured(bit: number, outstanding?: readonly Harm[]): Measured;
}

/** Times are epoch ms; NaN = never. */
export interface Measured {
  readonly firstObservableAt: number;
  readonly visibleAt: number;
  readonly merchants: number;
  readonly amount: number;
}

export interface Harm {
  readonly merchant: number;
  readonly amount: number;
  readonly mask: number;
}

interface Entry {
  readonly visibility: 'counter' | 'money';
  readonly counter: CounterModel;
  readonly merchants: Set<number>;
  first: number;
  /** When each merchant missed its money first. */
  readonly missedAt: Map<number, number>;
  amount: number;
}

export function truthTracker(seed: number): TruthTracker {
  const entries: Entry[] = [];

  function* of(mask: number): Generator<Entry> {
    for (let n = 0; n < entries.length; n += 1) if ((mask & (1 << n)) !== 0) yield entries[n]!;
  }

  return {
    register(visibility) {
      if (entries.length === 31) throw new Error('at most 31 faults in one run');
      entries.push({
        visibility,
        counter: counterModel(seed + entries.length),
        merchants: new Set(),
        first: Number.NaN,
        missedAt: new Map(),
        amount: 0,
      });
      return 1 << (entries.length - 1);
    },
    touched(mask, sentAt) {
      for (const entry of of(mask)) if (!(entry.first <= sentAt)) entry.first = sentAt;
    },
    failed(mask, merchant, at, amount) {
      const calls: number[] = [];
      for (const entry of of(mask)) {
        entry.merchants.add(merchant);
        entry.amount += amount;
        const call = entry.counter.failed(merchant, at);
        if (!Number.isNaN(call)) calls.push(call);
      }
      return calls;
    },
    harmed(mask, merchant, amount) {
      for (const entry of of(mask)) {
        entry.merchants.add(merchant);
        entry.amount += amount;
      }
    },
    missed(mask, merchant, perceivedAt) {
      for (const entry of of(mask)) {
        entry.merchants.add(merchant);
        if (!(entry.missedAt.get(merchant)! <= perceivedAt)) entry.missedAt.set(merchant, perceivedAt);
      }
    },
    measured(bit, outstanding = []) {
      const entry = entries[31 - Math.clz32(bit)]!;
      const open = outstanding.filter(({ mask }) => (mask & bit) !== 0);
      return {
        firstObservableAt: entry.first,
        visibleAt: earlier(entry.counter.visibleAt(), missedBySome(entry)),
        merchants: new Set([...entry.merchants, ...open.map(({ merchant }) => merchant)]).size,
        amount: open.reduce((sum, { amount }) => sum + amount, entry.amount),
      };
    },
  };
}

/**
 * Money is seen missing once three merchants, or one percent of those affected, looked for it in vain: a single shop that is
 * paid within minutes at night does not make a fault public.
 */
function missedBySome({ missedAt, merchants }: Entry): number {
  const times = [...missedAt.values()].sort((a, b) => a - b);
  const needed = Math.min(times.length, Math.max(3, Math.ceil(merchants.size / 100)));
  return times[needed - 1] ?? Number.NaN;
}

function earlier(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.min(a, b);
}
