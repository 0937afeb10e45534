import { describe, expect, test } from 'vitest';
import { profiles } from '../../../collector/ledger/expectations/profiles.ts';
import { stateSpace } from '../../../collector/state/part.ts';
import { calendar } from '../../../collector/time/businessday.ts';
import { builtinCalendarDirectory, loadCalendarYears } from '../../../collector/time/loadcalendars.ts';

const cn = calendar(loadCalendarYears([builtinCalendarDirectory]).filter((y) => y.country === 'CN'));
const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const minute = 60_000;

function taught(days: string[], perMinute: (hour: number) => number) {
  const p = profiles(stateSpace(), cn, zone);
  for (const day of days) {
    const start = at(`${day}T00:00:00`);
    for (let m = 0; m < 24 * 60; m += 10) p.count('attempts|x', start + m * minute, 10 * perMinute(m / 60));
    p.tick(start + 24 * 60 * minute + 6 * minute);
  }
  return p;
}

describe('a learned profile', () => {
  const workdays = ['2026-11-16', '2026-11-17', '2026-11-18'];

  test('answers per minute, interpolated between half hours', () => {
    const p = taught(workdays, (hour) => (hour < 8 ? 2 : 20));
    expect(p.expected('attempts|x', at('2026-11-19T12:00:00'))).toBeCloseTo(20);
    expect(p.expected('attempts|x', at('2026-11-19T08:00:00'))).toBeCloseTo(11);
    expect(p.expected('attempts|x', at('2026-11-19T03:00:00'))).toBeCloseTo(2);
  });

  test('knows nothing of a day class it has not seen twice', () => {
    const p = taught(workdays, () => 5);
    expect(p.expected('attempts|x', at('2026-11-21T12:00:00'))).toBeUndefined();
    expect(p.expected('attempts|y', at('2026-11-19T12:00:00'))).toBeUndefined();
  });

  test('takes a make-up Saturday for a workday and a holiday for neither', () => {
    const p = taught(workdays, () => 5);
    expect(p.expected('attempts|x', at('2026-02-14T12:00:00'))).toBeCloseTo(5);
    expect(p.expected('attempts|x', at('2026-02-17T12:00:00'))).toBeUndefined();
  });

  test('can be saved and loaded', () => {
    const p = taught(workdays, (hour) => hour);
    const other = profiles(stateSpace(), cn, zone);
    other.load(JSON.parse(JSON.stringify(p.save())));
    const noon = at('2026-11-19T12:10:00');
    expect(other.expected('attempts|x', noon)).toBe(p.expected('attempts|x', noon));
  });
});
