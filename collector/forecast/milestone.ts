import type { Share } from '../causes/split.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CellId } from '../ledger/money/cell.ts';
import { type Habit, type Pace, paceOf } from '../ledger/punctuality.ts';
import type { Delay } from './delay.ts';

const minute = 60_000;

/**
 * The next thing that has to happen before money can be credited: when it is expected, how late it may be, and what
 * still comes after it. Epoch ms and ms.
 */
export interface Milestone {
  readonly expectedAt: number;
  readonly delay: Delay;
  /** From the milestone to the credit, as it usually goes when everybody hurries. */
  readonly afterwards: number;
}

/** A run after a late file, and handing the orders to the bank. */
const runMs = 30 * minute;
const instructMs = 10 * minute;
/** S+0: orders are made by a sweep of every few minutes and handed over at once. */
const instantHandlingMs = 1 * minute;
const instantHabit: Habit = [0, minute, 0];

/** Odds and repair times of broken days; checked for calibration on simulated days (docs/forecasts.md). */
const broken = {
  file: { faulty: 0.02, repair: 120 * minute },
  run: { faulty: 0.01, repair: 60 * minute },
  bank: { faulty: 0.02, repair: 120 * minute },
  hold: { faulty: 1, repair: 24 * 60 * minute },
  cameBack: { faulty: 1, repair: 8 * 60 * minute },
} as const;

/** What a share of waiting money waits for next. */
export function milestoneOf({ cell, account, detail }: Share, ledger: Ledger, now: number): Milestone {
  const { deadlines } = ledger.money;
  const { business } = ledger.foundation;
  const bankMs = usualCredit(ledger, cell, account.startsWith('payout.') ? detail : undefined);
  switch (account) {
    case 'terminal.upload':
      return {
        expectedAt: deadlines.upload(cell),
        delay: late(undefined, broken.file),
        afterwards: runMs + bankMs,
      };
    case 'switch.unknown':
      return { expectedAt: now, delay: late(undefined, broken.run), afterwards: 0 };
    case 'clearing.captured': {
      const type = ledger.files.clears(cell.channel);
      const expected = type && ledger.files.expectation(cell.channel, type, cell.clearingDay);
      return {
        expectedAt: expected?.expectedAt ?? deadlines.file(cell),
        delay: late(ledger.punctuality.file(cell.channel), broken.file),
        afterwards: runMs + instructMs + bankMs,
      };
    }
    case 'settlement.cleared':
      return {
        expectedAt: usualRun(ledger, cell, instructMs + bankMs),
        delay: late(
          cell.slot === undefined ? ledger.punctuality.run(business.label(cell.mode)) : instantHabit,
          broken.run,
        ),
        afterwards: (cell.slot === undefined ? instructMs : instantHandlingMs) + bankMs,
      };
    case 'payout.ordered':
      return {
        expectedAt: deadlines.instruct(cell),
        delay: late(cell.slot === undefined ? undefined : instantHabit, broken.run),
        afterwards: bankMs,
      };
    case 'payout.instructed':
    case 'payout.accepted': {
      const since = ledger.money.banks.oldestUnanswered(detail) || deadlines.instruct(cell);
      return {
        expectedAt: since,
        delay: late(ledger.punctuality.credit(detail, paceOf(cell.mode)), broken.bank),
        afterwards: 0,
      };
    }
    case 'account.held':
      return { expectedAt: now, delay: late(undefined, broken.hold), afterwards: instructMs + bankMs };
    default:
      return { expectedAt: now, delay: late(undefined, broken.cameBack), afterwards: instructMs + bankMs };
  }
}

const unknownHabit: Habit = [0, 8 * minute, 0];

/** Mean absolute deviation x 1.25 is the standard deviation of a normal distribution. */
function late(habit: Habit | undefined, odds: { faulty: number; repair: number }): Delay {
  const [usual, deviation] = habit ?? unknownHabit;
  return { usual, spread: Math.max(1.25 * deviation, 3 * minute), ...odds };
}

/** When the run that takes the money of a cell usually ends. Without a run: in time, by an hour. */
function usualRun(ledger: Ledger, cell: CellId, afterwards: number): number {
  const { deadlines } = ledger.money;
  const { business } = ledger.foundation;
  const { run } = business.schedule(business.label(cell.mode));
  if (cell.slot !== undefined) return deadlines.run(cell);
  if (run === undefined) return deadlines.perceived(cell) - afterwards - hurryMs;
  const due = business.dueDay(cell.mode, cell.clearingDay);
  return deadlines.run(cell) - (business.at(due, run.deadline) - business.at(due, run.expected));
}

const hurryMs = 60 * minute;
/** Until a bank's habit is known. */
const unknownCredit: Record<Pace, number> = {
  instant: 2 * minute,
  'same day': 4 * minute,
  later: 60 * minute,
};

/** What a bank usually takes; while nobody knows which bank it will be, the middle one: one that is broken is not all. */
function usualCredit(ledger: Ledger, { mode }: CellId, bank: string | undefined): number {
  const pace = paceOf(mode);
  const banks = bank === undefined ? ledger.foundation.vocabulary.banks : [bank];
  const known = banks
    .flatMap((each) => ledger.punctuality.credit(each, pace)?.[0] ?? [])
    .sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? unknownCredit[pace];
}
