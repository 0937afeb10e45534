import { dayLength } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';

/** Nothing is done: money of Friday evening waits until Monday. Record it from Friday on. */
export const b10 = defineSituation({
  id: 'B10',
  title: 'Friday evening to Monday under T+1',
  window: { start: '2026-11-20T16:00:00+08:00', hours: 68 },
  parameters: {},
  effect: (world) => ({ onset: world.start, end: world.start + 3 * dayLength }),
});
