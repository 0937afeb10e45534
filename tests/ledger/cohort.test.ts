import { describe, expect, test } from 'vitest';
import { at, type Draft, openFixture } from './fixture.ts';
import { order, payout } from './stories/settlement.ts';

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

  describe('merchants', () => {
    const part = [['alipay', '2026-11-22', 100]] as const;
    const ordered = (id: string, merchant: string): Draft =>
      order('2026-11-23 06:00', id, merchant, 'D+1', part);
    const refused = (id: string, reason = 'account_closed', state = 'failed'): Draft =>
      payout('2026-11-23 08:00', id, state, 100, { reason });
    const merchants = (now: string, ...events: readonly Draft[]) => {
      const fixture = openFixture();
      fixture.book(...events);
      return Object.fromEntries(fixture.restart().ledger.cohort.unpaidMerchants(at(now)));
    };
    const now = '2026-11-23 09:00';

    test('one shop with many refused payouts is one, whatever comes first', () => {
      const told = [ordered('1', 'A'), ordered('2', 'A'), refused('1'), refused('2')];
      for (const events of [told, told.toReversed()])
        expect(merchants(now, ...events)).toEqual({ 'bank_a|account_closed': 1 });
    });

    test('refused and returned ones count together, by reason; paid ones do not', () => {
      const told = [ordered('1', 'A'), ordered('2', 'B'), ordered('3', 'C'), ordered('4', 'D')];
      expect(
        merchants(
          now,
          ...told,
          refused('1'),
          refused('2', 'account_closed', 'returned'),
          refused('3', 'account_dormant'),
          payout('2026-11-23 08:00', '4', 'credited', 100),
        ),
      ).toEqual({ 'bank_a|account_closed': 2, 'bank_a|account_dormant': 1 });
    });

    test('are forgotten after two days, to a quarter of a day', () => {
      const told = [ordered('1', 'A'), refused('1')];
      expect(merchants('2026-11-25 07:00', ...told)).toEqual({ 'bank_a|account_closed': 1 });
      expect(merchants('2026-11-25 14:00', ...told)).toEqual({});
      const fixture = openFixture();
      fixture.book(...told);
      fixture.tick('2026-11-28 08:00');
      fixture.commit();
      fixture.store.load((space) => expect(space).not.toBe('payouts.cohort.unpaid'));
    });
  });
});
