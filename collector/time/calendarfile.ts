import { z } from 'zod';
import { dayNumber, isLocalDate, type LocalDate, weekday, yearOf } from './date.ts';

const date = z.string().refine(isLocalDate, 'not a date written YYYY-MM-DD');

const calendarYear = z.strictObject({
  /** ISO 3166-1 alpha-2, upper case. */
  country: z.string().regex(/^[A-Z]{2}$/, 'not a two-letter country code'),
  year: z.int().min(1970).max(9999),
  /** The publication the dates were copied from. */
  source: z.string().min(1),
  publishedOn: date,
  /** Last day the publication speaks for; 31 December unless only part of the year is known. */
  validUntil: date,
  /** Days off by law, weekends inside the range included. */
  holidays: z.array(
    z.strictObject({
      name: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
      from: date,
      to: date,
    }),
  ),
  /** Make-up workdays (调休): Saturdays and Sundays on which banks and offices work. */
  workingWeekends: z.array(date),
});

/** One country's published holiday schedule for one year: the content of one calendar file. */
export type CalendarYear = z.infer<typeof calendarYear>;

export interface CalendarFileProblem {
  /** Where in the file, e.g. 'holidays[2].to'; '' for the file itself. */
  readonly path: string;
  readonly message: string;
}

export type CalendarFileResult =
  | { readonly ok: true; readonly calendar: CalendarYear }
  | { readonly ok: false; readonly problems: readonly CalendarFileProblem[] };

/** Checks the parsed JSON of one calendar file: shape first, then the dates against each other. */
export function checkCalendarYear(content: unknown): CalendarFileResult {
  const parsed = calendarYear.safeParse(content);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message })),
    };
  }
  const problems = [
    ...boundaryProblems(parsed.data),
    ...holidayProblems(parsed.data),
    ...weekendProblems(parsed.data),
  ];
  return problems.length === 0 ? { ok: true, calendar: parsed.data } : { ok: false, problems };
}

function boundaryProblems({
  year,
  validUntil,
  holidays,
  workingWeekends,
}: CalendarYear): CalendarFileProblem[] {
  if (yearOf(validUntil) !== year)
    return [{ path: 'validUntil', message: `${validUntil} is not in ${year}` }];
  const last = [...holidays.map((holiday) => holiday.to), ...workingWeekends].sort().at(-1);
  if (last === undefined || last <= validUntil) return [];
  return [{ path: 'validUntil', message: `${validUntil} is before ${last}, a day this file speaks about` }];
}

function holidayProblems({ year, holidays }: CalendarYear): CalendarFileProblem[] {
  const problems: CalendarFileProblem[] = [];
  const taken = new Map<number, LocalDate>();
  holidays.forEach(({ from, to }, index) => {
    const path = `holidays[${index}]`;
    if (!inScope(from, year)) problems.push({ path: `${path}.from`, message: outOfScope(from, year) });
    if (!inScope(to, year)) problems.push({ path: `${path}.to`, message: outOfScope(to, year) });
    if (to < from) problems.push({ path: `${path}.to`, message: `${to} is before ${from}` });
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
      const other = taken.get(day);
      if (other !== undefined) {
        problems.push({ path, message: `overlaps the holiday that begins on ${other}` });
        return;
      }
      taken.set(day, from);
    }
  });
  return problems;
}

function weekendProblems({ year, holidays, workingWeekends }: CalendarYear): CalendarFileProblem[] {
  return workingWeekends.flatMap((day, index) => {
    const messages: string[] = [];
    if (!inScope(day, year)) messages.push(outOfScope(day, year));
    if (weekday(day) < 6) messages.push(`${day} is not a Saturday or Sunday`);
    if (workingWeekends.indexOf(day) !== index) messages.push(`${day} is listed twice`);
    const holiday = holidays.find(({ from, to }) => from <= day && day <= to);
    if (holiday !== undefined) messages.push(`${day} lies in the holiday that begins on ${holiday.from}`);
    return messages.map((message) => ({ path: `workingWeekends[${index}]`, message }));
  });
}

/** A year's notice may reach back into the December before it: the one for 2019 made 29 December 2018 a workday. */
function inScope(day: LocalDate, year: number): boolean {
  return yearOf(day) === year || day.startsWith(`${year - 1}-12-`);
}

function outOfScope(day: LocalDate, year: number): string {
  return `${day} is neither in ${year} nor in December ${year - 1}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
