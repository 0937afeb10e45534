import { dayLength, dayOf, instantOf } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, moment, share } from '../faults/parameters.ts';
import { channelIndex } from '../faults/pick.ts';

/** The channel counts a few late sales into its next day: one night's differences that the next file brings. */
export const b11 = defineSituation({
  id: 'B11',
  title: 'Cut-over shift items in reconciliation',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 54 },
  parameters: {
    onset: moment(1, '03:10', '03:10', '03:10'),
    /** Share of the day's amount. */
    size: share(0.004, 0.002, 0.006),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr'),
  },
  effect(world, p) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const onset = instantOf(day + 1, world.profile.channels[channel]!.file.expected);
    return {
      onset,
      end: onset + dayLength,
      hooks: {
        file(plan) {
          if (plan.channel === channel && plan.day === day) plan.shifted = p.size;
        },
      },
    };
  },
});
