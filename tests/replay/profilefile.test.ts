import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SlotMean } from '../../collector/ledger/expectations/mean.ts';
import { mustBeWritable, readProfile, writeProfile } from '../../collector/replay/profilefile.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

const day = Array.from({ length: 48 }, (_, i): SlotMean => [i / 7, 3, 0]);
const known = ['attempts|visa', 'online|east|wifi'];

function fileOf(text: string): string {
  const file = join(emptyFolder(), 'profile.json');
  writeFileSync(file, text);
  return file;
}

test('what is written is read again, to four digits', () => {
  const file = join(emptyFolder(), 'profile.json');
  const saved = {
    version: 1,
    series: { 'online|east|wifi': { holiday: day }, 'attempts|visa': { sunday: day } },
  } as const;
  writeProfile(file, saved);
  const read = readProfile(file, known);
  expect(Object.keys(read.series)).toEqual(known);
  expect(read.series['attempts|visa']!.sunday![1]).toEqual([0.1429, 3, 0]);
  expect(read.series['online|east|wifi']!.holiday).toHaveLength(48);
  writeProfile(`${file}2`, read);
  expect(readFileSync(`${file}2`, 'utf8')).toBe(readFileSync(file, 'utf8'));
});

const profile = (series: unknown, version: unknown = 1): string => JSON.stringify({ version, series });

test.each([
  ['no JSON', 'hello', /profile\.json is no JSON/],
  ['another thing', '[]', /is no learned profile/],
  ['another version', profile({}, 2), /no learned profile: version/],
  [
    'a day too short',
    profile({ 'attempts|visa': { sunday: day.slice(1) } }),
    /series\.attempts\|visa\.sunday/,
  ],
  ['an unknown day', profile({ 'attempts|visa': { monday: day } }), /series\.attempts\|visa/],
  [
    'a channel of another acquirer',
    profile({ 'attempts|mars': {} }),
    /another configuration.*attempts\|mars/,
  ],
])('%s is refused with a reason', (_, text, message) => {
  const reading = (): unknown => readProfile(fileOf(text), known);
  expect(reading).toThrow(message);
  expect(reading).toThrow(expect.objectContaining({ code: 'ACQ_PROFILE_INVALID' }));
});

test('a missing file and a folder that is not there are told', () => {
  const file = join(emptyFolder(), 'none', 'profile.json');
  expect(() => readProfile(file, known)).toThrow(/cannot be read/);
  expect(() => mustBeWritable(file)).toThrow(/cannot be written/);
});
