import { dayOf, instantOf, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, moment } from '../faults/parameters.ts';
import { indexOf } from '../faults/pick.ts';
import { openDay } from '../population/merchants.ts';
import { hashUnit } from '../random.ts';

/** The shops of one region, mostly in malls, close within half an hour, earlier than elsewhere. */
export const b09 = defineSituation({
  id: 'B09',
  title: 'Shops of a region close together',
  window: { start: '2026-11-22T20:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '21:30', '21:10', '21:50'),
    region: choice('auto', 'auto'),
  },
  effect(world, p) {
    const { terminals, merchants, profile } = world;
    const names = profile.regions.map(([name]) => name);
    const region = p.region === 'auto' ? names.length - 1 : indexOf('region', names, p.region);
    const closing = Math.round((p.onset - instantOf(dayOf(p.onset), 0)) / minute);
    return {
      onset: p.onset,
      end: p.onset + 60 * minute,
      begin() {
        for (let t = 0; t < terminals.count; t += 1) {
          const merchant = terminals.merchant[t]!;
          if (merchants.region[merchant] !== region || merchants.hours[merchant] !== openDay) continue;
          terminals.closes[t] = closing + Math.floor(30 * hashUnit(world.seed, 2091, t));
        }
      },
    };
  },
});
