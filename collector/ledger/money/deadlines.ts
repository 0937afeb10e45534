import { addDays } from '../../time/date.ts';
import type { Business } from '../business.ts';
import type { FilesBook } from '../files.ts';
import { type CellId, slotMinutes } from './cell.ts';
import { instantMode, isPrefunded } from './placement.ts';

/** Uploads of a clearing day must be in at this time of the next day to be cleared with it. */
export const uploadDeadline = '03:00';
/** S+0: after its slot, money should be ordered and instructed within this. */
export const instantOrderMs = 5 * 60_000;
/** S+0: after its slot, a merchant misses the money. */
export const instantPerceivedMs = 15 * 60_000;
/** What a file brings after the day's run is settled by a supplementary run within this. */
export const supplementMs = 60 * 60_000;

/** Internal deadlines of the money in a cell, epoch ms; see docs/ledger.md, "Why it waits". */
export interface Deadlines {
  slotEnd(cell: CellId): number | undefined;
  upload(cell: CellId): number;
  file(cell: CellId): number;
  /** The run's deadline on the due day; for what a file brought later, that of the next run, or an hour after it. */
  run(cell: CellId): number;
  /** The instruct-by of the due day, or of the later day whose run takes what a file brought. */
  instruct(cell: CellId): number;
  /** When merchants miss the money. */
  perceived(cell: CellId): number;
  /** What the contract promises. */
  contract(cell: CellId): number;
}

/** What a mode promises for one clearing day. */
interface Promised {
  readonly run: number;
  readonly instruct: number;
  readonly perceived: number;
  readonly contract: number;
}

const sameDayModes: ReadonlySet<string> = new Set(['T+0', 'D+0', instantMode]);

export function deadlines(business: Business, files: FilesBook): Deadlines {
  /** By mode, then clearing day: asked for every cell at every scrape. */
  const promises = new Map<string, Map<string, Promised>>();

  const slotEnd = (cell: CellId): number | undefined =>
    cell.slot === undefined ? undefined : cell.slot + slotMinutes * 60_000;

  function promise(mode: string, clearingDay: string): Promised {
    const due = business.dueDay(mode, clearingDay);
    const { run, instructBy, perceived } = business.schedule(business.label(mode));
    const sameDay = sameDayModes.has(mode);
    // Morning times mean nothing to money that is paid in the evening: the day's end stands in.
    const later = (time: string): string =>
      !sameDay || (run !== undefined && time > run.deadline) ? time : '24:00';
    const perceivedAt = business.at(due, later(perceived));
    return {
      run: run === undefined ? perceivedAt : business.at(due, run.deadline),
      instruct: business.at(due, later(instructBy)),
      perceived: perceivedAt,
      contract: business.at(due, sameDay ? '24:00' : '18:00'),
    };
  }

  function promised({ mode, clearingDay }: CellId): Promised {
    let ofMode = promises.get(mode);
    if (ofMode === undefined) {
      ofMode = new Map();
      promises.set(mode, ofMode);
    }
    let known = ofMode.get(clearingDay);
    if (known === undefined) {
      if (ofMode.size > 1000) ofMode.clear();
      known = promise(mode, clearingDay);
      ofMode.set(clearingDay, known);
    }
    return known;
  }

  /** The deadline of the run that takes what came at an instant. */
  function runAfter(mode: string, at: number): number {
    const label = business.label(mode);
    const { run } = business.schedule(label);
    if (run === undefined) return at + supplementMs;
    let day = business.day(at);
    if (run.days === 'every' || business.calendar.isWorkday(day)) {
      const deadline = business.at(day, run.deadline);
      return at < deadline ? deadline : at + supplementMs;
    }
    day = business.calendar.nextWorkday(day);
    return business.at(day, run.deadline);
  }

  function runOf(cell: CellId): number {
    const { run } = promised(cell);
    // A run cannot be late with a day that is still open.
    const due = sameDayModes.has(cell.mode)
      ? Math.max(run, business.dayCutAt(cell.channel, cell.clearingDay))
      : run;
    const type = business.channel(cell.channel)?.settlesFrom === 'file' && files.clears(cell.channel);
    const loadedAt = type && files.state(cell.channel, type, cell.clearingDay)?.lastLoadedAt;
    return !loadedAt || isPrefunded(cell.mode) ? due : Math.max(due, runAfter(cell.mode, loadedAt));
  }

  function instructOf(cell: CellId): number {
    const { instruct } = promised(cell);
    const { run, instructBy } = business.schedule(business.label(cell.mode));
    if (run === undefined || isPrefunded(cell.mode)) return instruct;
    const day = business.day(runOf(cell));
    return day > business.dueDay(cell.mode, cell.clearingDay) ? business.at(day, instructBy) : instruct;
  }

  /** S+0 money is promised from the end of its slot. */
  const after = (cell: CellId, ms: number, otherwise: keyof Promised): number => {
    const end = slotEnd(cell);
    return end === undefined ? promised(cell)[otherwise] : end + ms;
  };

  return {
    slotEnd,
    upload: (cell) => business.at(addDays(cell.clearingDay, 1), uploadDeadline),
    file(cell) {
      const type = files.clears(cell.channel);
      const deadline = type && files.expectation(cell.channel, type, cell.clearingDay)?.deadlineAt;
      return deadline ?? promised(cell).run;
    },
    run: (cell) => (cell.slot === undefined ? runOf(cell) : after(cell, instantOrderMs, 'run')),
    instruct: (cell) =>
      cell.slot === undefined ? instructOf(cell) : after(cell, instantOrderMs, 'instruct'),
    perceived: (cell) => after(cell, instantPerceivedMs, 'perceived'),
    contract: (cell) => after(cell, 0, 'contract'),
  };
}
