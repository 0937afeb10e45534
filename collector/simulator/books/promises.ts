import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dayOf, instantOf, minute, minutesOf, minutesOfText } from '../clock.ts';
import { dueDay } from '../dueday.ts';
import { preFunded, waitsForFile } from '../money/clearingday.ts';
import { labelOf } from '../schedule.ts';
import type { World } from '../world.ts';
import type { Cell } from './cell.ts';

interface ModeHours {
  readonly mode: string;
  readonly run?: { readonly deadline: string; readonly days: 'every' | 'workday' };
  readonly instructBy: string;
  readonly perceived: string;
}

/** Hours of the settlement modes, from the configuration profile of the same name. */
export function modeHours(profile: string): readonly ModeHours[] {
  const file = readFileSync(
    new URL(`../../config/profiles/${profile.toLowerCase()}.yaml`, import.meta.url),
    'utf8',
  );
  return (parse(file) as { settlement: { modes: ModeHours[] } }).settlement.modes;
}

/** By when the money of a cell should have moved on, epoch ms (docs/ledger.md, "Why it waits"). */
export interface Promises {
  upload(cell: Cell): number;
  run(cell: Cell): number;
  instruct(cell: Cell): number;
  perceived(cell: Cell): number;
}

const slotLength = 10 * minute;

export function promises(world: World): Promises {
  const hours = new Map(modeHours(world.profile.id).map((mode) => [mode.mode, mode]));
  const modeOf = (cell: Cell): string => world.contracts.modes[cell.mode]!;
  const hoursOf = (cell: Cell): ModeHours => hours.get(labelOf(modeOf(cell)))!;
  const due = (cell: Cell): number => dueDay(modeOf(cell), cell.day, world.workdays);
  const slotEnd = (cell: Cell): number => (cell.slot + 1) * slotLength;

  /** Money paid in the evening does not know morning hours: the end of the day stands in. */
  function evening(cell: Cell, time: string): number {
    const { run } = hoursOf(cell);
    const late = !preFunded(modeOf(cell)) || (run !== undefined && time > run.deadline);
    return instantOf(due(cell), late ? minutesOfText(time) : 1440);
  }

  /** The deadline of the run that takes what a file brought at `at`. */
  function runAfter(cell: Cell, at: number): number {
    const { run } = hoursOf(cell);
    if (run === undefined) return at + 60 * minute;
    const deadline = minutesOfText(run.deadline);
    const day = dayOf(at);
    if (run.days === 'workday' && !world.workdays.isWorkday(day))
      return instantOf(world.workdays.nextWorkday(day), deadline);
    return minutesOf(at) < deadline ? instantOf(day, deadline) : at + 60 * minute;
  }

  function run(cell: Cell): number {
    if (cell.slot >= 0) return slotEnd(cell) + 5 * minute;
    const { run: daily } = hoursOf(cell);
    const channel = world.profile.channels[cell.channel]!;
    if (daily === undefined) return Math.max(evening(cell, '24:00'), instantOf(cell.day, channel.dayCut));
    const nominal = instantOf(due(cell), minutesOfText(daily.deadline));
    if (preFunded(modeOf(cell))) return Math.max(nominal, world.cutOf(cell.channel, cell.day));
    const loaded = world.pending.facts.loaded.get(`${cell.channel}|${cell.day}`)?.last;
    if (loaded === undefined || !waitsForFile(channel, modeOf(cell))) return nominal;
    return Math.max(nominal, runAfter(cell, loaded));
  }

  /** What a run of a later day takes is handed over with that day's money. */
  function instruct(cell: Cell): number {
    if (cell.slot >= 0) return slotEnd(cell) + 5 * minute;
    const { run: daily, instructBy } = hoursOf(cell);
    const day = daily === undefined || preFunded(modeOf(cell)) ? due(cell) : dayOf(run(cell));
    return day > due(cell) ? instantOf(day, minutesOfText(instructBy)) : evening(cell, instructBy);
  }

  return {
    upload: (cell) => instantOf(cell.day + 1, world.schedule.uploadDeadline),
    run,
    instruct,
    perceived: (cell) =>
      cell.slot >= 0 ? slotEnd(cell) + 15 * minute : evening(cell, hoursOf(cell).perceived),
  };
}
