import { dayOf, instantOf, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, minutes, moment } from '../faults/parameters.ts';
import { channelIndex } from '../faults/pick.ts';

/** The file is later than usual, and in time all the same. */
export const b07 = defineSituation({
  id: 'B07',
  title: 'Clearing file late but inside its deadline',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '03:10', '03:10', '03:10'),
    minutes: minutes(70, 40, 85),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr'),
  },
  effect(world, p) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const { expected } = world.profile.channels[channel]!.file;
    const onset = instantOf(day + 1, expected);
    return {
      onset,
      end: onset + p.minutes * minute,
      hooks: {
        file(plan) {
          if (plan.channel === channel && plan.day === day)
            plan.arrivesAt = Math.floor(onset + p.minutes * minute);
        },
      },
    };
  },
});
