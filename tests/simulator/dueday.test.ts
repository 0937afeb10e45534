import { describe, expect, test } from 'vitest';
import { dayOfText, dayText, instantOfText } from '../../collector/simulator/clock.ts';
import { dueDay } from '../../collector/simulator/dueday.ts';
import { clearingDayOf } from '../../collector/simulator/money/clearingday.ts';
import { channels } from '../../collector/simulator/profiles/channels.ts';
import { loadWorkdays } from '../../collector/simulator/workdays.ts';

const workdays = loadWorkdays();
const unionPay = channels.find((channel) => channel.id === 'cup_card')!;

/** domain.md 4.2: sale, clearing day, T+1, D+1, T+0. */
const table = [
  ['2026-02-12T15:00', '2026-02-12', '2026-02-13', '2026-02-13', '2026-02-12'],
  ['2026-02-13T22:30', '2026-02-13', '2026-02-14', '2026-02-14', '2026-02-13'],
  ['2026-02-13T23:10', '2026-02-14', '2026-02-24', '2026-02-15', '2026-02-14'],
  ['2026-02-14T15:00', '2026-02-14', '2026-02-24', '2026-02-15', '2026-02-14'],
  ['2026-02-18T12:00', '2026-02-18', '2026-02-24', '2026-02-19', '2026-02-24'],
  ['2026-09-30T22:00', '2026-09-30', '2026-10-08', '2026-10-01', '2026-09-30'],
  ['2026-10-09T18:00', '2026-10-09', '2026-10-10', '2026-10-10', '2026-10-09'],
  ['2026-01-02T12:00', '2026-01-02', '2026-01-04', '2026-01-03', '2026-01-04'],
  ['2026-11-20T21:00', '2026-11-20', '2026-11-23', '2026-11-21', '2026-11-20'],
] as const;

describe('due days of the worked table', () => {
  test.each(table)('sale %s', (sale, clearing, t1, d1, t0) => {
    const day = clearingDayOf(unionPay, instantOfText(`${sale}+08:00`));
    expect(dayText(day)).toBe(clearing);
    expect(dayText(dueDay('T+1', day, workdays))).toBe(t1);
    expect(dayText(dueDay('D+1', day, workdays))).toBe(d1);
    expect(dayText(dueDay('T+0', day, workdays))).toBe(t0);
  });

  test.each([
    ['2026-02-13T22:30', '2026-02-24'],
    ['2026-10-09T18:00', '2026-10-12'],
    ['2026-01-02T12:00', '2026-01-05'],
  ])('a calendar without make-up days is wrong for %s', (sale, t1) => {
    const without = loadWorkdays('cn', ['2026-02-14', '2026-10-10', '2026-01-04']);
    expect(dayText(dueDay('T+1', clearingDayOf(unionPay, instantOfText(`${sale}+08:00`)), without))).toBe(t1);
  });

  test('T+2 counts working days, W+5 and M+10 move to one', () => {
    const friday = dayOfText('2026-11-20');
    expect(dayText(dueDay('T+2', friday, workdays))).toBe('2026-11-24');
    expect(dayText(dueDay('W+5', dayOfText('2026-09-22'), workdays))).toBe('2026-09-28');
    expect(dayText(dueDay('M+10', dayOfText('2026-12-20'), workdays))).toBe('2027-01-11');
    expect(dayText(dueDay('M+31', dayOfText('2026-02-10'), workdays))).toBe('2026-02-28');
  });

  test('a wallet sale at 23:10 still belongs to its calendar day', () => {
    const wallet = channels.find((channel) => channel.id === 'alipay')!;
    expect(dayText(clearingDayOf(wallet, instantOfText('2026-02-13T23:10:00+08:00')))).toBe('2026-02-13');
  });
});
