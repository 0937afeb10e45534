import { dayOf, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { moment, share } from '../faults/parameters.ts';
import { luckOf } from '../faults/pick.ts';
import { clearingDayCut } from '../money/cut.ts';

/** While channels change their day, up to an eighth of the card requests is answered 90. */
export const b05 = defineSituation({
  id: 'B05',
  title: 'Day-cut: code 90 in the cut-over',
  window: { start: '2026-11-24T21:30:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '23:00', '23:00', '23:00'),
    size: share(0.12, 0.08, 0.12),
  },
  effect(world, p) {
    return {
      onset: p.onset,
      end: p.onset + 5 * minute,
      hooks: {
        attempt(a) {
          if (a.startedAt < p.onset || a.startedAt >= p.onset + 5 * minute || a.state !== 'approved') return;
          if (world.profile.channels[a.channel]!.family !== 'card') return;
          const { start, end } = clearingDayCut(world, a.channel, dayOf(a.startedAt));
          if (a.startedAt < start || a.startedAt >= end || luckOf(world, a, 2051) >= p.size) return;
          a.state = 'declined';
          a.code = '90';
        },
      },
    };
  },
});
