import { dayOf, dayText, hour, instantOf, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { sendWindow, type Window } from '../streams/register.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { bankIndex } from './pick.ts';

/**
 * A payout bank's announced maintenance does not end when it should: payments are refused with "bank maintenance" and
 * tried again each half hour, or stay without an answer.
 */
export const s12 = defineFault({
  id: 'S12',
  title: 'Payout-bank maintenance overruns',
  causes: ['C11', 'C18', 'C17'],
  stages: ['payout'],
  teams: ['channel_ops', 'treasury'],
  visibility: 'money',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    /** The window's announced end, where the overrun begins. */
    onset: moment(1, '04:00', '03:00', '05:30'),
    windowMinutes: minutes(240, 120, 240),
    /** How long the bank stays away after it. */
    minutes: minutes(440, 320, 600),
    bank: choice('bank_d', 'bank_a', 'bank_b', 'bank_c', 'bank_d'),
    /** Share of payments left without any answer. */
    silent: share(0.3, 0, 1),
  },
  effect(world, p, mask) {
    const bank = bankIndex(world, p.bank);
    const end = p.onset + p.minutes * minute;
    const start = p.onset - p.windowMinutes * minute;
    const window: Window = {
      id: `MW-${dayText(dayOf(p.onset)).replaceAll('-', '')}-${p.bank}-L`,
      scope: 'bank',
      subject: p.bank,
      start,
      end: p.onset,
    };
    return {
      onset: p.onset,
      end,
      scope: { banks: [p.bank] },
      begin() {
        const announced = Math.max(world.now() + 1_000, instantOf(dayOf(start) - 1, 660));
        world.at(announced, () => sendWindow(world, window, announced));
        // A kept window is reported ended before its end: that report is what is missing first.
        world.at(p.onset, () => world.truth.touched(mask, p.onset + 200));
        world.at(end, () => sendWindow(world, window, end, end, mask));
      },
      hooks: {
        payout(attempt) {
          if (attempt.order.bank !== bank || attempt.at < start || attempt.at >= end) return;
          const overrun = attempt.at >= p.onset;
          const luck = hashUnit(world.seed, 1121, attempt.order.merchant, attempt.attempt);
          if (overrun) attempt.touched |= mask;
          attempt.returnedAt = Number.NaN;
          if (luck < p.silent && overrun) {
            attempt.acceptedAt = Math.floor(end + 10 * minute * luck);
            attempt.answeredAt = Math.floor(end + 5 * minute + 40 * minute * luck);
            attempt.outcome = 'credited';
            attempt.reason = '';
            return;
          }
          attempt.outcome = 'failed';
          attempt.reason = 'bank_maintenance';
          attempt.answeredAt = attempt.at + 3_000;
          const next = attempt.at + hour / 2;
          attempt.retryAt = Math.floor(
            Math.min(Math.max(next, overrun ? 0 : p.onset), end + 10 * minute * luck),
          );
        },
      },
    };
  },
});
