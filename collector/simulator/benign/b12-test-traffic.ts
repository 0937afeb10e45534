import { minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { count, minutes, moment } from '../faults/parameters.ts';
import { sendTest } from '../streams/tests.ts';

/** A certification run forces errors, hundreds of them; every one is flagged as a test. */
export const b12 = defineSituation({
  id: 'B12',
  title: 'Certification traffic with forced errors',
  window: { start: '2026-11-24T13:30:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '15:00', '10:00', '17:00'),
    minutes: minutes(30, 10, 60),
    count: count(500, 200, 900),
  },
  effect(world, p) {
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      begin() {
        for (let n = 0; n < p.count; n += 1) {
          const at = Math.floor(p.onset + ((end - p.onset) * n) / p.count);
          world.at(at, () => sendTest(world, at, n, '96'));
        }
      },
    };
  },
});
