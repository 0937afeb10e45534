import { minute } from '../clock.ts';
import { failBySystem } from './fail.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { channelIndex, indexOf, luckOf } from './pick.ts';

/** One of two links to a channel goes down: what is routed over it fails or times out, the rest is untouched. */
export const s01 = defineFault({
  id: 'S01',
  title: 'Link to one of two data centres of a channel down',
  causes: ['C10', 'C16'],
  stages: ['channel'],
  teams: ['channel_ops', 'sre'],
  visibility: 'counter',
  window: { start: '2026-11-24T10:30:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '12:05', '09:30', '19:30'),
    minutes: minutes(42, 15, 90),
    channel: choice('cup_card', 'cup_card', 'cup_card_south', 'cup_qr'),
    link: choice('b', 'a', 'b'),
    /** Share of the link's requests that fail. */
    size: share(1, 0.7, 1),
    /** Share of those whose outcome stays unknown. */
    unknown: share(0.45, 0.2, 0.7),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const link = indexOf('link', world.profile.channels[channel]!.links, p.link);
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: { channels: [p.channel] },
      hooks: {
        attempt(a) {
          if (a.channel !== channel || a.link !== link || a.startedAt < p.onset || a.startedAt >= end) return;
          if (luckOf(world, a, 1011) >= p.size) return;
          failBySystem(world, a, mask, p.unknown, luckOf(world, a, 1012), luckOf(world, a, 1013));
        },
        link(report) {
          if (report.channel !== channel || report.link !== link) return;
          if (report.at < p.onset || report.at >= end) return;
          report.up = false;
          report.touched |= mask;
        },
      },
    };
  },
});
