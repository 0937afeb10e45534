import { describe, expect, test } from 'vitest';
import { addDays } from '../../collector/time/date.ts';
import { at, type Fixture, openFixture } from './fixture.ts';
import { refund, sale, unknown } from './stories/sales.ts';
import { contract, order, payout } from './stories/settlement.ts';

const contracts = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'D', 'D+1'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
  contract('2026-11-01 10:00', 'M', 'M+31'),
];

const dueOf = (fixture: Fixture, mode: string, now: string) => {
  const due = fixture.ledger.dues.next(at(now)).find((d) => d.mode === mode);
  return due && { amount: due.amount, expected: due.expected };
};

describe('dues book', () => {
  test('adds up everything due on the next settlement day, paid or not', () => {
    const fixture = openFixture();
    fixture.book(
      ...contracts,
      sale('2026-11-19 12:00', 'alipay', 1, 'A', 7),
      sale('2026-11-20 12:00', 'alipay', 2, 'A', 1000),
      sale('2026-11-21 12:00', 'alipay', 3, 'A', 200),
      sale('2026-11-22 12:00', 'alipay', 4, 'A', 30),
      refund('2026-11-22 13:00', 'alipay', 5, 'A', 5),
      unknown('2026-11-22 14:00', 'alipay', 6, 'A', 999),
      order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 990, { fee: 10 }]]),
      payout('2026-11-23 08:00', '1', 'credited', 990),
      sale('2026-11-23 12:00', 'alipay', 7, 'A', 5000),
    );
    expect(dueOf(fixture, 'T+1', '2026-11-23 12:00')?.amount).toBe(1225);
    expect(dueOf(fixture, 'T+1', '2026-11-24 00:00')?.amount).toBe(5000);
  });

  test.each([
    ['T+1', '2026-11-20 12:00', '2026-11-20'],
    ['T+1', '2026-11-21 00:00', '2026-11-23'],
    ['T+1', '2026-02-16 00:00', '2026-02-24'],
    ['D+1', '2026-11-21 00:00', '2026-11-21'],
    ['S+0', '2026-11-21 00:00', '2026-11-21'],
    ['W+5', '2026-11-21 00:00', '2026-11-27'],
    ['M+15', '2026-11-21 00:00', '2026-12-15'],
  ])('%s at %s is due next on %s', (mode, now, day) => {
    expect(openFixture().ledger.dues.nextDay(mode, at(now))).toBe(day);
  });

  /** Every day merchants A and M sell for `amount` and D for half of it; uploads are in at 06:00 of the next day. */
  function days(count: number): Fixture {
    const fixture = openFixture();
    fixture.book(...contracts);
    for (let n = 0; n < count; n++) {
      const day = addDays('2026-11-02', n);
      fixture.tick(`${day} 06:00`);
      const amount = n % 7 < 5 ? 100_000_00 : 40_000_00;
      fixture.book(
        sale(`${day} 12:00`, 'cup_card', n, 'A', amount),
        sale(`${day} 12:00`, 'cup_card', 1000 + n, 'D', amount / 2),
        sale(`${day} 12:00`, 'cup_card', 2000 + n, 'M', amount),
      );
    }
    return fixture.restart();
  }
  const weeks = (count: number): Fixture => days(7 * count);

  test('learns what a clearing day of a class usually brings, and adds up the days a settlement day pays for', () => {
    const fixture = weeks(3);
    fixture.tick('2026-11-23 06:00');
    expect(dueOf(fixture, 'T+1', '2026-11-23 06:00')).toEqual({ amount: 180_000_00, expected: 180_000_00 });
    expect(dueOf(fixture, 'D+1', '2026-11-23 06:00')).toEqual({ amount: 20_000_00, expected: 20_000_00 });
  });

  test('expects money of a mode from which every merchant was taken', () => {
    const fixture = weeks(3);
    fixture.tick('2026-11-24 06:00');
    expect(dueOf(fixture, 'D+1', '2026-11-24 06:00')).toEqual({ amount: 0, expected: 50_000_00 });
  });

  test('takes a day that began before the first event as it is: its money may never have been sent', () => {
    const fixture = days(27);
    fixture.tick('2026-11-29 06:00');
    const amount = 20 * 100_000_00 + 7 * 40_000_00;
    expect(dueOf(fixture, 'M+31', '2026-11-29 06:00')).toEqual({ amount, expected: amount });
  });

  test('takes a day that is still open as it is', () => {
    const fixture = weeks(3);
    fixture.book(sale('2026-11-23 12:00', 'cup_card', 5000, 'D', 3));
    expect(dueOf(fixture, 'D+1', '2026-11-24 00:00')?.expected).toBe(50_000_00);
    expect(dueOf(fixture, 'T+1', '2026-11-21 12:00')?.expected).toBe(140_000_00);
  });

  test('expects nothing before it has seen enough days of a class', () => {
    expect(dueOf(weeks(1), 'T+1', '2026-11-06 06:00')?.expected).toBe(100_000_00);
    expect(dueOf(weeks(1), 'T+1', '2026-11-09 06:00')?.expected).toBeUndefined();
  });
});
