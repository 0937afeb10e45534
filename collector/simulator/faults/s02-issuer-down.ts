import { minute } from '../clock.ts';
import { failBySystem } from './fail.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { indexOf, luckOf } from './pick.ts';

/** One issuer stops answering: codes 91, 96 and 98 for its cards only, on every card channel. */
export const s02 = defineFault({
  id: 'S02',
  title: 'One issuer down',
  causes: ['C17', 'C16'],
  stages: ['channel'],
  teams: ['channel_ops'],
  visibility: 'counter',
  window: { start: '2026-11-19T09:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '10:20', '09:30', '19:30'),
    minutes: minutes(80, 30, 150),
    issuer: choice('cmb', 'icbc', 'ccb', 'abc', 'cmb', 'bocom'),
    /** Share of the issuer's requests that fail. */
    size: share(0.9, 0.5, 1),
    unknown: share(0.4, 0.2, 0.6),
  },
  effect(world, p, mask) {
    const issuer = indexOf(
      'issuer',
      world.profile.issuers.map(([name]) => name),
      p.issuer,
    );
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: {
        issuers: [p.issuer],
        channels: world.profile.channels.filter((c) => c.withIssuers).map((c) => c.id),
      },
      hooks: {
        attempt(a) {
          if (a.issuer !== issuer || a.startedAt < p.onset || a.startedAt >= end) return;
          if (!world.profile.channels[a.channel]!.withIssuers || luckOf(world, a, 1021) >= p.size) return;
          failBySystem(world, a, mask, p.unknown, luckOf(world, a, 1022), luckOf(world, a, 1023));
        },
      },
    };
  },
});
