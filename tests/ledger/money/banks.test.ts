import { describe, expect, test } from 'vitest';
import { parseTimestamp } from '../../../collector/time/parse.ts';
import { type Draft, openFixture } from '../fixture.ts';
import { payout } from '../stories/settlement.ts';

const instructed = (id: number, time: string): Draft =>
  payout(`2026-11-23 ${time}`, String(id), 'instructed', 100_00);

/** So many payouts without an answer since then. */
const since = (time: string, payouts: number, first = 1): Draft[] =>
  Array.from({ length: payouts }, (_, n) => instructed(first + n, time));

function bankAt(time: string, ...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...events);
  const { banks } = fixture.ledger.money;
  const now = parseTimestamp(`2026-11-23T${time}:00+08:00`)!;
  return { slow: banks.isSlow('bank_a', now), silent: banks.isSilent('bank_a', now) };
}

const neither = { slow: false, silent: false };

describe('banks', () => {
  test('a bank that answered everything, or owes an answer for minutes, is well', () => {
    expect(bankAt('08:40')).toEqual(neither);
    expect(
      bankAt('08:40', instructed(1, '08:00'), payout('2026-11-23 08:01', '1', 'accepted', 100_00)),
    ).toEqual(neither);
    expect(bankAt('08:10', ...since('08:00', 9))).toEqual(neither);
  });

  test('silent: three payouts and half of all wait for more than ten minutes', () => {
    const silent = { slow: false, silent: true };
    expect(bankAt('08:11', ...since('08:00', 3))).toEqual(silent);
    expect(bankAt('08:11', ...since('08:00', 2))).toEqual(neither);
    expect(bankAt('08:11', ...since('08:00', 3), ...since('08:10', 3, 4))).toEqual(silent);
    expect(bankAt('08:11', ...since('08:00', 3), ...since('08:10', 4, 4))).toEqual(neither);
  });

  test('slow: a tenth of all waits for more than thirty', () => {
    expect(bankAt('08:30', ...since('08:00', 1), ...since('08:29', 9, 2)).slow).toBe(false);
    expect(bankAt('08:31', ...since('08:00', 1), ...since('08:29', 9, 2)).slow).toBe(true);
    expect(bankAt('08:31', ...since('08:00', 1), ...since('08:29', 10, 2)).slow).toBe(false);
  });
});
