import { dayOf, instantOf, minute } from '../clock.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment } from './parameters.ts';
import { channelIndex } from './pick.ts';

/** A channel's clearing file comes hours late; the job that waits for it reports success. */
export const s08 = defineFault({
  id: 'S08',
  title: 'Clearing file late',
  causes: ['C19', 'C20'],
  stages: ['clearing'],
  teams: ['clearing_ops', 'channel_ops'],
  visibility: 'money',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    /** Any moment of the night in which the file is due. */
    onset: moment(1, '03:10', '03:10', '03:10'),
    /** How much later than usual it arrives. */
    minutes: minutes(222, 200, 480),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr', 'nucc_qr', 'bank_icbc', 'visa'),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const { expected } = world.profile.channels[channel]!.file;
    const onset = instantOf(day + 1, expected);
    return {
      onset,
      end: onset + p.minutes * minute,
      scope: { channels: [p.channel] },
      hooks: {
        file(plan) {
          if (plan.channel !== channel || plan.day !== day) return;
          plan.arrivesAt = Math.floor(plan.arrivesAt + p.minutes * minute);
          plan.touched |= mask;
        },
      },
    };
  },
});
