import { describe, expect, test } from 'vitest';
import type { Share } from '../../collector/causes/split.ts';
import type { Forecast } from '../../collector/forecast/forecast.ts';
import { soonestBy } from '../../collector/forecast/soonest.ts';

const hour = 3_600_000;
const now = 100 * hour;

const waiting = (
  amount: number,
  perceivedIn: number,
  completionIn: number,
  more: { readonly currency?: string; readonly account?: string; readonly channel?: string } = {},
): Forecast => ({
  share: {
    account: more.account ?? 'settlement.cleared',
    amount,
    cell: { channel: more.channel ?? 'visa', currency: more.currency ?? 'CNY' },
  } as unknown as Share,
  perceivedAt: now + perceivedIn * hour,
  completionAt: now + completionIn * hour,
  miss: 0.1,
});

const of = (...forecasts: readonly Forecast[]) => {
  const found = soonestBy(({ share }) => share.cell.channel, forecasts, now).get('visa');
  return found && [(found.expectedAt - now) / hour, (found.completionAt - now) / hour];
};

describe('the money merchants look for next', () => {
  test('a later moment has money of its own, which may come later', () => {
    expect(of(waiting(10, 5, 2), waiting(90, 14, 13))).toEqual([5, 2]);
  });

  test('nearly all of it: a few returned payouts are no reason to call it late', () => {
    expect(of(waiting(96, 5, 2), waiting(4, 5, 30))).toEqual([5, 2]);
    expect(of(waiting(94, 5, 2), waiting(6, 5, 30))).toEqual([5, 30]);
  });

  test('currencies are not added: the later of theirs', () => {
    expect(of(waiting(1, 5, 4, { currency: 'USD' }), waiting(99, 5, 2))).toEqual([5, 4]);
  });

  test('what merchants miss already, look for after a day, or cannot have is left out', () => {
    expect(of(waiting(1, 0, 2), waiting(1, 25, 2), waiting(1, 5, 2, { account: 'account.frozen' }))).toBe(
      undefined,
    );
  });
});
