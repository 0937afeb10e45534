import { minute } from '../clock.ts';
import { declineWith } from './fail.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { indexOf, luckOf } from './pick.ts';

/** One switch node has the wrong keys: some PINs decode to nonsense (55), some MACs do not fit (A0). */
export const s17 = defineFault({
  id: 'S17',
  title: 'Key mismatch on one switch node',
  causes: ['C08'],
  stages: ['switch'],
  teams: ['sre'],
  visibility: 'counter',
  window: { start: '2026-11-24T15:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '16:20', '10:00', '19:00'),
    minutes: minutes(45, 30, 120),
    node: choice('n2', 'n1', 'n2', 'n3', 'n4'),
    /** Share of the node's PIN sales answered 55 on top of the usual ones (5 times 0.9 %), and A0. */
    wrongPin: share(0.036, 0.03, 0.4),
    wrongMac: share(0.06, 0.05, 0.4),
  },
  effect(world, p, mask) {
    const node = indexOf('node', world.profile.nodes, p.node);
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: { nodes: [p.node] },
      hooks: {
        attempt(a) {
          if (a.node !== node || !a.pin || a.startedAt < p.onset || a.startedAt >= end) return;
          const luck = luckOf(world, a, 1171);
          if (luck < p.wrongPin) declineWith(a, '55', mask);
          else if (luck < p.wrongPin + p.wrongMac)
            declineWith(a, world.profile.channels[a.channel]!.mix.approvedCode === '00' ? 'A0' : '55', mask);
        },
      },
    };
  },
});
