import { dayOf, instantOf, minute } from '../clock.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { channelIndex } from './pick.ts';

/** A file lacks part of its merchants; its trailer agrees with what is there, so it is parsed and loaded happily. */
export const s09 = defineFault({
  id: 'S09',
  title: 'Clearing file truncated',
  causes: ['C19', 'C31'],
  stages: ['clearing'],
  teams: ['clearing_ops', 'channel_ops'],
  visibility: 'money',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '03:10', '03:10', '03:10'),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr', 'bank_icbc'),
    /** Share of the merchants missing. */
    size: share(0.177, 0.05, 0.5),
    /** How long until the rest comes in a second file. */
    minutes: minutes(590, 450, 700),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const onset = instantOf(day + 1, world.profile.channels[channel]!.file.expected);
    return {
      onset,
      end: onset + p.minutes * minute,
      scope: { channels: [p.channel] },
      hooks: {
        file(plan) {
          if (plan.channel !== channel || plan.day !== day) return;
          plan.missing = p.size;
          plan.completedAt = Math.floor(plan.arrivesAt + p.minutes * minute);
          plan.touched |= mask;
        },
      },
    };
  },
});
