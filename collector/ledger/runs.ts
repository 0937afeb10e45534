import { interner } from '../state/interner.ts';
import { table } from '../state/table.ts';
import { addDays } from '../time/date.ts';
import type { SettlementModeLabel } from '../time/settlementmode.ts';
import type { Book, Foundation } from './book.ts';
import { dailyTick } from './daily.ts';

/** Phases seen of the runs of one mode and settlement day, each with its event time (epoch ms). */
export interface RunState {
  planned?: number;
  started?: number;
  finished?: number;
  failed?: number;
}

export interface RunsBook extends Book {
  state(label: SettlementModeLabel, settlementDay: string): RunState | undefined;
  /** Event time of the newest finished run of a mode; 0 = never. */
  lastSuccess(label: SettlementModeLabel): number;
  /** Event time of the newest start (or finish, where starts are not reported) of a run of a mode; 0 = never. */
  lastStart(label: SettlementModeLabel): number;
  /** Whether any run of a mode was ever reported. */
  isKnown(label: SettlementModeLabel): boolean;
  /** Whether runs are reported only since yesterday: a mode without any may just not have come round yet. */
  isNews(now: number): boolean;
  /** Whether the calendar says that a run of this mode is due on that day. */
  isDue(label: SettlementModeLabel, day: string): boolean;
  /** Deadline of the run on a day; undefined for a mode without runs. */
  deadline(label: SettlementModeLabel, day: string): number | undefined;
  /** When the run of a day is usually over; undefined for a mode without runs. */
  expected(label: SettlementModeLabel, day: string): number | undefined;
  /** Days after `day`, at most `days` of them, on which a run is due and none is planned while a later one is. */
  unplanned(label: SettlementModeLabel, day: string, days: number): number;
}

/** A night and the day before it: every mode that runs daily has come round. */
const newsMs = 36 * 3_600_000;

/** Settlement runs: planned, started, finished, failed. */
export function runsBook(f: Foundation): RunsBook {
  const runs = f.space.register(table<RunState>('runs'));
  const success = f.space.register(table<number>('runs.success'));
  const begun = f.space.register(table<number>('runs.begun'));
  const known = f.space.register(interner('runs.known'));
  /** Event time of the oldest report, under one key. */
  const first = f.space.register(table<number>('runs.first'));

  function isDue(label: SettlementModeLabel, day: string): boolean {
    const run = f.business.schedule(label).run;
    if (run === undefined) return false;
    return run.days === 'every' || f.business.calendar.isWorkday(day);
  }

  return {
    state: (label, day) => runs.get(`${day}|${label}`),
    lastSuccess: (label) => success.get(label) ?? 0,
    lastStart: (label) => begun.get(label) ?? 0,
    isKnown: (label) => known.find(label) !== undefined,
    isNews(now) {
      const since = first.get('');
      return since !== undefined && now - since < newsMs;
    },
    isDue,
    expected(label, day) {
      const run = f.business.schedule(label).run;
      return run && f.business.at(day, run.expected);
    },
    unplanned(label, day, days) {
      const ahead = Array.from({ length: days }, (_, n) => addDays(day, n + 1));
      const isPlanned = (each: string): boolean => runs.get(`${each}|${label}`)?.planned !== undefined;
      const last = ahead.findLastIndex(isPlanned);
      return ahead.slice(0, last + 1).filter((each) => isDue(label, each) && !isPlanned(each)).length;
    },
    deadline(label, day) {
      const run = f.business.schedule(label).run;
      return run && f.business.at(day, run.deadline);
    },
    on: {
      'settlement.run'(e, { at }) {
        known.intern(e.mode);
        if (at < (first.get('') ?? at + 1)) first.set('', at);
        const key = `${e.settlementDay}|${e.mode}`;
        const state = runs.get(key) ?? {};
        state[e.phase] = Math.max(state[e.phase] ?? 0, at);
        runs.set(key, state);
        if (e.phase === 'started' || e.phase === 'finished')
          begun.set(e.mode, Math.max(begun.get(e.mode) ?? 0, at));
        if (e.phase === 'finished') success.set(e.mode, Math.max(success.get(e.mode) ?? 0, at));
      },
    },
    tick: dailyTick(f, (oldest) => {
      for (const [key] of [...runs.entries()]) if (key.slice(0, 10) < oldest) runs.delete(key);
    }),
  };
}
