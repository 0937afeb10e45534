import { dayOf, instantOf, minute } from '../clock.ts';
import { defineFault } from './fault.ts';
import { minutes, moment, share } from './parameters.ts';

/** The payer account holds less than the morning's orders need; payments fail from the moment it is empty. */
export const s14 = defineFault({
  id: 'S14',
  title: 'Payer account short',
  causes: ['C21'],
  stages: ['payout'],
  teams: ['treasury'],
  visibility: 'money',
  window: { start: '2026-10-07T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '05:32', '05:32', '05:32'),
    /** Until treasury has found the rest. */
    minutes: minutes(488, 330, 600),
    /** Share of the need that is there. */
    funded: share(0.77, 0.3, 0.9),
  },
  effect(_world, p, mask) {
    const day = dayOf(p.onset);
    const onset = instantOf(day, 332);
    const end = onset + p.minutes * minute;
    return {
      onset,
      end,
      scope: {},
      hooks: {
        funding: (asked) => (asked === day ? { share: p.funded, until: end, mask } : undefined),
      },
    };
  },
});
