import { dayLength } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';

/** Nothing is done: nine days without a T+1 run, while T+1 money grows. Record it over the holiday. */
export const b01 = defineSituation({
  id: 'B01',
  title: 'Spring Festival: no T+1 payouts for nine days',
  window: { start: '2026-02-12T00:00:00+08:00', hours: 336 },
  parameters: {},
  effect: (world) => ({ onset: world.start, end: world.start + 14 * dayLength }),
});
