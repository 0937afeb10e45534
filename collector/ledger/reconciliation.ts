import type { mismatchKinds } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import type { Book, Foundation } from './book.ts';
import { dailyTick } from './daily.ts';

export type MismatchKind = (typeof mismatchKinds)[number];

/** What the newest reconciliation run of a channel and clearing day left open. */
export interface Mismatches {
  readonly at: number;
  readonly currency: string;
  readonly open: Readonly<Partial<Record<MismatchKind, readonly [items: number, amount: number]>>>;
}

export interface ReconciliationBook extends Book {
  of(channel: string, clearingDay: string): Mismatches | undefined;
  all(): Iterable<{ channel: string; clearingDay: string; mismatches: Mismatches }>;
  /** Event time of the newest run of a channel; 0 = never. */
  lastRun(channel: string): number;
}

/** Open items of reconciliation: a level per channel and clearing day. */
export function reconciliationBook(f: Foundation): ReconciliationBook {
  const results = f.space.register(table<Mismatches>('reconciliation'));
  const last = f.space.register(table<number>('reconciliation.last'));
  return {
    of: (channel, day) => results.get(`${day}|${channel}`),
    *all() {
      for (const [key, mismatches] of results.entries()) {
        const [clearingDay = '', channel = ''] = key.split('|');
        yield { channel, clearingDay, mismatches };
      }
    },
    lastRun: (channel) => last.get(channel) ?? 0,
    on: {
      'reconciliation.result'(e, { at }) {
        const key = `${e.clearingDay}|${e.channel}`;
        if ((last.get(e.channel) ?? 0) < at) last.set(e.channel, at);
        if ((results.get(key)?.at ?? 0) >= at) return;
        const open: Partial<Record<MismatchKind, readonly [number, number]>> = {};
        for (const { type, items, amount } of e.open) open[type] = [items, amount];
        results.set(key, { at, currency: e.currency, open });
      },
    },
    tick: dailyTick(f, (oldest) => {
      for (const [key] of [...results.entries()]) if (key.slice(0, 10) < oldest) results.delete(key);
    }),
  };
}
