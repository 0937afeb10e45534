import { table } from '../state/table.ts';
import type { SettlementModeLabel } from '../time/settlementmode.ts';
import type { Book, Foundation } from './book.ts';
import type { FilesBook } from './files.ts';
import type { MoneyBook } from './money.ts';

/** Usual offset from the expected instant, mean absolute deviation (both ms), and the number of observations. */
export type Habit = readonly [offset: number, deviation: number, observations: number];

/**
 * When things usually come: files and runs against their schedule, credits after their instruction. A late file moves
 * its own habit little: what lies far out is taken for four deviations.
 */
export interface PunctualityBook extends Book {
  file(channel: string): Habit | undefined;
  run(mode: string): Habit | undefined;
  /**
   * When today's run of a mode is planned at the latest otherwise, epoch ms: by the mode's own habit, before it has one by the
   * habit of the others, which the same planner plans. Undefined for a mode without runs and while too little was seen.
   */
  plannedBy(mode: SettlementModeLabel, day: string): number | undefined;
  credit(bank: string, pace: Pace): Habit | undefined;
}

/** Banks pay over other rails what has to be there in minutes, today, or tomorrow. */
export type Pace = 'instant' | 'same day' | 'later';

export function paceOf(mode: string): Pace {
  if (mode === 'S+0') return 'instant';
  return mode === 'T+0' || mode === 'D+0' ? 'same day' : 'later';
}

/** Weight of one observation: files and runs come daily, credits by the hundred. */
const daily = 0.2;
const frequent = 0.02;
const farthest = 4;
const leastDeviation = 60_000;
/** Plans of a mode that make a habit of its own, and modes that make one for the others. */
const ownPlans = 5;
const otherModes = 2;

export function punctualityBook(f: Foundation, files: FilesBook, money: MoneyBook): PunctualityBook {
  const habits = f.space.register(table<Habit>('punctuality'));

  function observe(key: string, value: number, weight: number): void {
    const [offset, deviation, n] = habits.get(key) ?? [value, Math.abs(value) / 2, 0];
    const reach = farthest * Math.max(deviation, leastDeviation);
    const clipped = n === 0 ? value : Math.max(offset - reach, Math.min(offset + reach, value));
    const w = Math.max(weight, 1 / (n + 1));
    habits.set(key, [
      offset + w * (clipped - offset),
      deviation + w * (Math.abs(clipped - offset) - deviation),
      n + 1,
    ]);
  }

  money.watchers.watch(({ before, after, at, cells }) => {
    const { payout } = after;
    if (payout?.state !== 'credited' || before.payout?.state === 'credited') return;
    const mode = cells()[0]?.mode;
    if (mode !== undefined) observe(`credit|${payout.bank}|${paceOf(mode)}`, at - payout.since, frequent);
  });

  /** From the usual end of a run back to its planning at the latest, ms. */
  function planOffset(mode: string): number | undefined {
    const [offset, deviation, plans] = habits.get(`plan|${mode}`) ?? [0, 0, 0];
    if (plans >= ownPlans) return offset + farthest * Math.max(deviation, leastDeviation);
    const others = [...habits.entries()].flatMap(([key, [usual]]) =>
      key.startsWith('plan|') ? [usual] : [],
    );
    return others.length < otherModes ? undefined : Math.max(...others);
  }

  return {
    file: (channel) => habits.get(`file|${channel}`),
    run: (mode) => habits.get(`run|${mode}`),
    plannedBy(mode, day) {
      const run = f.business.schedule(mode).run;
      const offset = planOffset(mode);
      return run === undefined || offset === undefined
        ? undefined
        : f.business.at(day, run.expected) + offset;
    },
    credit: (bank, pace) => habits.get(`credit|${bank}|${pace}`),
    on: {
      'clearing.file_received'(e, { at }) {
        if (!e.loaded || e.fileType !== files.clears(e.channel)) return;
        const state = files.state(e.channel, e.fileType, e.clearingDay);
        if (state !== undefined && state.loaded.length > 1) return;
        const due = files.expectation(e.channel, e.fileType, e.clearingDay);
        if (due !== undefined) observe(`file|${e.channel}`, at - due.expectedAt, daily);
      },
      'settlement.run'(e, { at }) {
        if (e.phase !== 'finished' && e.phase !== 'planned') return;
        const run = f.business.schedule(e.mode).run;
        const habit = e.phase === 'finished' ? 'run' : 'plan';
        if (run !== undefined)
          observe(`${habit}|${e.mode}`, at - f.business.at(e.settlementDay, run.expected), daily);
      },
    },
  };
}
