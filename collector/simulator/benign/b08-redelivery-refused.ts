import { dayOf, instantOf, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, minutes, moment } from '../faults/parameters.ts';
import { channelIndex } from '../faults/pick.ts';

/** The channel sends the same file once more; it is recognised and refused. */
export const b08 = defineSituation({
  id: 'B08',
  title: 'Re-delivery of the same file, refused',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '03:10', '03:10', '03:10'),
    minutes: minutes(25, 5, 90),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr'),
  },
  effect(world, p) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const onset = instantOf(day + 1, world.profile.channels[channel]!.file.expected);
    return {
      onset,
      end: onset + (p.minutes + 15) * minute,
      hooks: {
        file(plan) {
          if (plan.channel === channel && plan.day === day)
            plan.againAt = Math.floor(plan.arrivesAt + p.minutes * minute);
        },
      },
    };
  },
});
