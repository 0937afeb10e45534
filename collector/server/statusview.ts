import { splitter } from '../causes/split.ts';
import type { Config } from '../config/schema.ts';
import { majorUnits } from '../families/money.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Stage, stages } from '../ledger/stages.ts';

/** Money of one channel in one stage, major units of the first currency. */
export interface StatusCell {
  readonly waiting: number;
  readonly overdue: number;
  /** Cause that holds most of what is overdue, or else of what waits. */
  readonly cause: string | undefined;
}

export interface StatusChannel {
  readonly id: string;
  readonly names: { readonly en: string; readonly zh: string };
  readonly cells: Readonly<Partial<Record<Stage, StatusCell>>>;
  readonly waiting: number;
  readonly overdue: number;
}

export interface StatusSource {
  readonly id: string;
  readonly up: boolean;
  /** Seconds since its newest event; undefined when it never sent one. */
  readonly ageSeconds: number | undefined;
}

/** What the status page shows. */
export interface StatusView {
  readonly now: number;
  readonly currency: string;
  readonly channels: readonly StatusChannel[];
  readonly sources: readonly StatusSource[];
}

/** Where money waits at `now` (epoch ms), by channel and stage, and whether the sources can be believed. */
export function statusView(ledger: Ledger, config: Config, now: number): StatusView {
  const currency = config.acquirer.currencies[0]!;
  const unit = majorUnits(currency);
  const sums = sumsOf(ledger, currency, now);
  const channels = config.channels.map(({ id, names }): StatusChannel => {
    const cells: Partial<Record<Stage, StatusCell>> = {};
    let waiting = 0;
    let overdue = 0;
    for (const stage of stages) {
      const sum = sums.get(`${id} ${stage}`);
      if (sum === undefined) continue;
      cells[stage] = {
        waiting: sum.waiting / unit,
        overdue: sum.overdue / unit,
        cause: foremost(sum.causes),
      };
      waiting += sum.waiting / unit;
      overdue += sum.overdue / unit;
    }
    return { id, names, cells, waiting, overdue };
  });
  const sources = config.sources.map(({ id }): StatusSource => {
    const last = ledger.freshness.lastEvent(id);
    return {
      id,
      up: ledger.freshness.isUp(id, now),
      ageSeconds: last === 0 ? undefined : Math.max(0, Math.round((now - last) / 1000)),
    };
  });
  return { now, currency, channels, sources };
}

interface Sum {
  waiting: number;
  overdue: number;
  readonly causes: Map<string, number>;
}

function sumsOf(ledger: Ledger, currency: string, now: number): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { cell, stage, cause, amount, overdue } of splitter(ledger)(now).shares) {
    if (cell.currency !== currency) continue;
    const key = `${cell.channel} ${stage}`;
    const sum = sums.get(key) ?? { waiting: 0, overdue: 0, causes: new Map<string, number>() };
    sum.waiting += amount;
    if (overdue) sum.overdue += amount;
    // Overdue money weighs more than any that is on time.
    sum.causes.set(cause, (sum.causes.get(cause) ?? 0) + amount * (overdue ? 1e6 : 1));
    sums.set(key, sum);
  }
  return sums;
}

function foremost(causes: ReadonlyMap<string, number>): string | undefined {
  let most = 0;
  let found: string | undefined;
  for (const [cause, weight] of causes) {
    if (weight <= most) continue;
    most = weight;
    found = cause;
  }
  return found;
}
