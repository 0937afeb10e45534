import { minute } from '../clock.ts';
import { sourceIds } from '../sources.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment } from './parameters.ts';
import { indexOf } from './pick.ts';

/** A source stops sending, so every figure from it stands still and green; behind it the payout queue stalls. */
export const s18 = defineFault({
  id: 'S18',
  title: 'Monitoring source frozen while payouts stall',
  causes: ['C32', 'C09'],
  stages: ['monitoring', 'payout'],
  teams: ['platform', 'settlement_ops', 'sre'],
  visibility: 'money',
  window: { start: '2026-11-24T11:30:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '13:02', '09:30', '19:00'),
    source: choice('payout', 'payout'),
    /** From the freeze to the stall of the queue, and how long both last. */
    stallAfter: minutes(28, 10, 40),
    minutes: minutes(100, 60, 120),
  },
  effect(world, p, mask) {
    const source = sourceIds[indexOf('source', sourceIds, p.source)]!;
    const end = p.onset + p.minutes * minute;
    const stalls = p.onset + p.stallAfter * minute;
    return {
      onset: p.onset,
      end,
      scope: { sources: [p.source] },
      begin() {
        world.at(p.onset, () => world.outbox.freeze(source, mask));
        world.at(end, () => world.outbox.thaw(source, end));
      },
      hooks: {
        payoutQueue: (at) => (at >= stalls && at < end ? { until: end, mask } : undefined),
      },
    };
  },
});
