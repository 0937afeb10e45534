import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarYear, checkCalendarYear } from './calendarfile.ts';

/** The calendar files shipped with the collector. */
export const builtinCalendarDirectory = join(import.meta.dirname, 'calendars');

/** Refused calendar files. `problems` has one line per fault: 'file: path: message'. */
export class CalendarLoadError extends Error {
  readonly code = 'CALENDAR_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`calendar files refused:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'CalendarLoadError';
    this.problems = problems;
  }
}

/**
 * Reads every *.json of the directories, in order. A later directory replaces the same country and year of an
 * earlier one, so that an operator can correct a shipped file; twice in one directory is a mistake.
 * Throws CalendarLoadError naming every fault of every file.
 */
export function loadCalendarYears(
  directories: readonly string[] = [builtinCalendarDirectory],
): CalendarYear[] {
  const years = new Map<string, CalendarYear>();
  const problems: string[] = [];
  for (const directory of directories) {
    const seen = new Map<string, string>();
    for (const file of calendarFiles(directory, problems)) {
      const calendar = readCalendarFile(file, problems);
      if (calendar === undefined) continue;
      const key = `${calendar.country}-${calendar.year}`;
      const earlier = seen.get(key);
      if (earlier !== undefined) problems.push(`${file}: ${key} is already in ${earlier}`);
      seen.set(key, file);
      years.set(key, calendar);
    }
  }
  if (problems.length > 0) throw new CalendarLoadError(problems);
  return [...years.values()].sort((a, b) => a.country.localeCompare(b.country) || a.year - b.year);
}

function calendarFiles(directory: string, problems: string[]): string[] {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(directory, name));
  } catch (error) {
    problems.push(`${directory}: ${messageOf(error)}`);
    return [];
  }
}

function readCalendarFile(file: string, problems: string[]): CalendarYear | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${file}: ${messageOf(error)}`);
    return undefined;
  }
  const result = checkCalendarYear(content);
  if (result.ok) return result.calendar;
  for (const { path, message } of result.problems)
    problems.push(`${file}: ${path === '' ? '' : `${path}: `}${message}`);
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
