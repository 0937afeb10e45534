import { dayOf, instantOf, minute } from '../clock.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment } from './parameters.ts';
import { channelIndex } from './pick.ts';

/** The same file comes again under a new name and is loaded again: settlement takes its money for due twice. */
export const s10 = defineFault({
  id: 'S10',
  title: 'File re-delivered under a new name and loaded twice',
  causes: ['C29', 'C23'],
  stages: ['clearing', 'settlement'],
  teams: ['clearing_ops', 'sre', 'channel_ops', 'settlement_ops'],
  visibility: 'money',
  window: { start: '2026-11-19T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '03:20', '03:20', '03:20'),
    channel: choice('cup_qr', 'cup_qr', 'nucc_qr', 'cup_card_south', 'cup_card'),
    /** How long after the first file the second comes. */
    minutes: minutes(10, 5, 60),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const day = dayOf(p.onset) - 1;
    const onset = instantOf(day + 1, world.profile.channels[channel]!.file.expected) + p.minutes * minute;
    return {
      onset,
      end: instantOf(day + 1, 600),
      scope: { channels: [p.channel] },
      hooks: {
        file(plan) {
          if (plan.channel !== channel || plan.day !== day) return;
          plan.againAt = Math.floor(plan.arrivesAt + p.minutes * minute);
          plan.againLoaded = true;
          plan.againTouched = mask;
        },
      },
    };
  },
});
