import { describe, expect, test } from 'vitest';
import { at, type Draft, openFixture } from './fixture.ts';
import { payout } from './stories/settlement.ts';

const credited = payout('2026-11-23 08:20', '1', 'credited', 100);
const returned = payout('2026-11-23 17:00', '1', 'returned', 100, { reason: 'account_closed' });

function counts(now: string, ...events: readonly Draft[]) {
  const fixture = openFixture();
  fixture.book(...events);
  const cohort = fixture.restart().ledger.cohort.recent(at(now)).get('bank_a');
  return [cohort?.credited ?? 0, cohort?.returned.account_closed ?? 0];
}

describe('cohort book', () => {
  test('follows a credited payout, whatever comes first', () => {
    expect(counts('2026-11-23 09:00', credited)).toEqual([1, 0]);
    for (const events of [[credited, returned], [returned, credited], [returned]])
      expect(counts('2026-11-23 18:00', ...events)).toEqual([1, 1]);
  });

  test('keeps a return when the next attempt is made and credited', () => {
    const again = payout('2026-11-23 18:00', '1', 'instructed', 100, { attempt: 2 });
    const paid = payout('2026-11-23 18:30', '1', 'credited', 100, { attempt: 2 });
    expect(counts('2026-11-23 19:00', credited, returned, again)).toEqual([1, 1]);
    expect(counts('2026-11-23 19:00', credited, returned, again, paid)).toEqual([2, 1]);
  });

  test('forgets what was credited two days ago, returned or not', () => {
    expect(counts('2026-11-25 08:59', credited, returned)).toEqual([0, 0]);
    expect(counts('2026-11-25 07:59', credited, returned)).toEqual([1, 1]);
    const fixture = openFixture();
    fixture.book(credited, returned);
    fixture.tick('2026-11-28 08:00');
    fixture.commit();
    fixture.store.load((space) => expect(space).not.toBe('payouts.cohort'));
  });

  test('counts a payout that failed nowhere', () => {
    expect(counts('2026-11-23 19:00', payout('2026-11-23 08:00', '1', 'failed', 100))).toEqual([0, 0]);
  });
});
