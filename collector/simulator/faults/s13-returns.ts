import { dayOf, hour, instantOf, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { defineFault } from './fault.ts';
import { choice, count, minutes, moment, share } from './parameters.ts';
import { bankIndex } from './pick.ts';

/**
 * A bank starts to compare names strictly: credits are confirmed and come back in the evening or the days after. The merchant
 * never saw the money, so its usual hour is when the fault is visible, before anybody else can know.
 */
export const s13 = defineFault({
  id: 'S13',
  title: 'Bank tightens name matching: credits are returned',
  causes: ['C26', 'C27'],
  stages: ['payout'],
  teams: ['merchant_ops', 'channel_ops', 'treasury'],
  visibility: 'money',
  window: { start: '2026-11-22T08:00:00+08:00', hours: 54 },
  parameters: {
    /** The first payments under the new rule. */
    onset: moment(1, '06:00', '06:00', '06:00'),
    /** When the returns of a day begin. */
    returns: moment(1, '17:00', '14:00', '18:00'),
    minutes: minutes(2160, 1500, 2880),
    bank: choice('bank_b', 'bank_a', 'bank_b', 'bank_c'),
    /** Share of the bank's payments that come back, and the least number a day. */
    size: share(0.026, 0.02, 0.15),
    floor: count(24, 24, 24),
  },
  effect(world, p, mask) {
    const bank = bankIndex(world, p.bank);
    const end = p.onset + p.minutes * minute;
    let daily = 0;
    for (let m = 0; m < world.merchants.count; m += 1) if (world.merchants.bank[m] === bank) daily += 1;
    const size = Math.max(p.size, Math.min(1, p.floor / Math.max(1, daily)));
    const begins = p.returns - instantOf(dayOf(p.returns), 0);
    return {
      onset: p.onset,
      end,
      scope: { banks: [p.bank] },
      hooks: {
        payout(attempt) {
          const { order } = attempt;
          if (order.bank !== bank || order.instant || attempt.attempt > 1) return;
          if (attempt.at < p.onset || attempt.at >= end || attempt.outcome !== 'credited') return;
          if (hashUnit(world.seed, 1131, order.merchant) >= size) return;
          const luck = hashUnit(world.seed, 1132, order.merchant, order.settlementDay);
          const evening = instantOf(dayOf(attempt.at), 0) + begins;
          const later = luck < 0.6 ? luck * 6 * hour : 14 * hour + (luck - 0.6) * 60 * hour;
          attempt.returnedAt = Math.floor(Math.max(evening, attempt.answeredAt + hour) + later);
          attempt.returnReason = 'name_mismatch';
          // Corrected papers take a working day.
          attempt.retryAt = instantOf(dayOf(attempt.returnedAt) + 1, 860);
          attempt.returnTouched = mask;
        },
      },
    };
  },
});
