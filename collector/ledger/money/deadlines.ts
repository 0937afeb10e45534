import { addDays } from '../../time/date.ts';
import type { Business } from '../business.ts';
import type { FilesBook } from '../files.ts';
import { type CellId, slotMinutes } from './cell.ts';

/** Uploads of a clearing day must be in at this time of the next day to be cleared with it. */
export const uploadDeadline = '03:00';
/** S+0: after its slot, money should be ordered and instructed within this. */
export const instantOrderMs = 5 * 60_000;
/** S+0: after its slot, a merchant misses the money. */
export const instantPerceivedMs = 15 * 60_000;

/** Internal deadlines of the money in a cell, epoch ms; see docs/ledger.md, "Why it waits". */
export interface Deadlines {
  slotEnd(cell: CellId): number | undefined;
  upload(cell: CellId): number;
  file(cell: CellId): number;
  run(cell: CellId): number;
  instruct(cell: CellId): number;
  /** When merchants miss the money. */
  perceived(cell: CellId): number;
  /** What the contract promises. */
  contract(cell: CellId): number;
}

export function deadlines(business: Business, files: FilesBook): Deadlines {
  const slotEnd = (cell: CellId): number | undefined =>
    cell.slot === undefined ? undefined : cell.slot + slotMinutes * 60_000;

  const dueDay = (cell: CellId): string => business.dueDay(cell.mode, cell.clearingDay);
  const sameDay = (cell: CellId): boolean =>
    cell.mode === 'T+0' || cell.mode === 'D+0' || cell.mode === 'S+0';

  function perceived(cell: CellId): number {
    const end = slotEnd(cell);
    if (end !== undefined) return end + instantPerceivedMs;
    if (sameDay(cell)) return business.at(dueDay(cell), '24:00');
    return business.at(dueDay(cell), business.schedule(business.label(cell.mode)).perceived);
  }

  function run(cell: CellId): number {
    const end = slotEnd(cell);
    if (end !== undefined) return end + instantOrderMs;
    const schedule = business.schedule(business.label(cell.mode));
    return schedule.run ? business.at(dueDay(cell), schedule.run.deadline) : perceived(cell);
  }

  return {
    slotEnd,
    upload: (cell) => business.at(addDays(cell.clearingDay, 1), uploadDeadline),
    file(cell) {
      const type = files.clears(cell.channel);
      return (type && files.expectation(cell.channel, type, cell.clearingDay)?.deadlineAt) ?? run(cell);
    },
    run,
    instruct(cell) {
      const end = slotEnd(cell);
      if (end !== undefined) return end + instantOrderMs;
      if (sameDay(cell)) return perceived(cell);
      return business.at(dueDay(cell), business.schedule(business.label(cell.mode)).instructBy);
    },
    perceived,
    contract(cell) {
      const end = slotEnd(cell);
      if (end !== undefined) return end;
      return business.at(dueDay(cell), sameDay(cell) ? '24:00' : '18:00');
    },
  };
}
