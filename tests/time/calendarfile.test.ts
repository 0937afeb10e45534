import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCalendarYear } from '../../collector/time/calendarfile.ts';
import {
  builtinCalendarDirectory,
  CalendarLoadError,
  loadCalendarYears,
} from '../../collector/time/loadcalendars.ts';

const name = { en: 'Holiday', zh: '假日' };
const good = {
  country: 'CN',
  year: 2028,
  source: 'a notice',
  publishedOn: '2027-11-05',
  validUntil: '2028-12-31',
  holidays: [
    { name, from: '2027-12-31', to: '2028-01-02' },
    { name, from: '2028-10-01', to: '2028-10-07' },
  ],
  workingWeekends: ['2027-12-26', '2028-10-14'],
};

const problemsOf = (content: unknown): string[] => {
  const result = checkCalendarYear(content);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
};

const directories: string[] = [];
function directoryWith(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'calendars-'));
  directories.push(directory);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return directory;
}
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe('a calendar file', () => {
  it('may reach back into the December before', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...good, note: 'x' }, /note/],
    ['an impossible date', { ...good, workingWeekends: ['2028-02-30'] }, /^workingWeekends\[0\]: not a date/],
    ['a lower-case country', { ...good, country: 'cn' }, /^country:/],
    [
      'a missing name',
      { ...good, holidays: [{ from: '2028-01-01', to: '2028-01-01' }] },
      /^holidays\[0\]\.name:/,
    ],
    [
      'a workday off the weekend',
      { ...good, workingWeekends: ['2028-10-13'] },
      /\[0\]: 2028-10-13 is not a Saturday or Sunday/,
    ],
    [
      'a workday in a holiday',
      { ...good, workingWeekends: ['2028-10-07'] },
      /\[0\]: 2028-10-07 lies in the holiday that begins on 2028-10-01/,
    ],
    [
      'a workday twice',
      { ...good, workingWeekends: ['2028-10-14', '2028-10-14'] },
      /\[[01]\]: 2028-10-14 is listed twice/,
    ],
    [
      'a reversed range',
      { ...good, holidays: [{ name, from: '2028-05-05', to: '2028-05-01' }] },
      /^holidays\[0\]\.to: 2028-05-01 is before 2028-05-05/,
    ],
    [
      'overlapping holidays',
      { ...good, holidays: [...good.holidays, { name, from: '2028-10-07', to: '2028-10-08' }] },
      /^holidays\[2\]: overlaps the holiday that begins on 2028-10-01/,
    ],
    [
      'another year',
      { ...good, holidays: [{ name, from: '2029-01-01', to: '2029-01-01' }] },
      /2029-01-01 is neither in 2028/,
    ],
    ['the November before', { ...good, workingWeekends: ['2027-11-27'] }, /2027-11-27 is neither in 2028/],
    [
      'an end before its own dates',
      { ...good, validUntil: '2028-06-30' },
      /^validUntil: 2028-06-30 is before 2028-10-14/,
    ],
    [
      'an end in another year',
      { ...good, validUntil: '2029-12-31' },
      /^validUntil: 2029-12-31 is not in 2028/,
    ],
  ])('with %s is refused', (_what, content, message) => {
    expect(problemsOf(content).join('\n')).toMatch(message);
  });
});

describe('loading calendars', () => {
  it('finds the published years and no unpublished one', () => {
    const years = loadCalendarYears();
    expect(years.map(({ country, year, validUntil }) => [country, year, validUntil])).toEqual([
      ['CN', 2024, '2024-12-31'],
      ['CN', 2025, '2025-12-31'],
      ['CN', 2026, '2026-12-31'],
    ]);
    for (const { year, publishedOn } of years) expect(publishedOn < `${year}-01-01`).toBe(true);
  });

  it('lets a later directory replace a year and add one', () => {
    const replaced = { ...good, year: 2026, validUntil: '2026-12-31', holidays: [], workingWeekends: [] };
    const directory = directoryWith({
      'a.json': JSON.stringify(replaced),
      'b.json': JSON.stringify({ ...good, country: 'HK' }),
    });
    const years = loadCalendarYears([builtinCalendarDirectory, directory]);
    expect(years.map(({ country, year }) => `${country}-${year}`)).toEqual([
      'CN-2024',
      'CN-2025',
      'CN-2026',
      'HK-2028',
    ]);
    expect(years[2]?.holidays).toEqual([]);
  });

  it('names the file and path of every fault at once', () => {
    const directory = directoryWith({
      'broken.json': '{',
      'cn-2028.json': JSON.stringify({ ...good, workingWeekends: ['2028-10-13', '2028-10-01'] }),
      'one.json': JSON.stringify({ ...good, country: 'HK' }),
      'two.json': JSON.stringify({ ...good, country: 'HK' }),
    });
    const load = () => loadCalendarYears([directory]);
    expect(load).toThrow(CalendarLoadError);
    expect(load).toThrow(/broken\.json: .*JSON/);
    expect(load).toThrow(/cn-2028\.json: workingWeekends\[0\]: 2028-10-13 is not a Saturday/);
    expect(load).toThrow(/cn-2028\.json: workingWeekends\[1\]: 2028-10-01 lies in the holiday/);
    expect(load).toThrow(/two\.json: HK-2028 is already in .*one\.json/);
  });

  it('names a directory that is not there', () => {
    expect(() => loadCalendarYears(['/nonexistent/calendars'])).toThrow(/\/nonexistent\/calendars: ENOENT/);
  });
});
