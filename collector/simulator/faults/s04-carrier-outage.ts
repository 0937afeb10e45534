import { minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { indexOf } from './pick.ts';

/** A mobile carrier fails in one or two regions: its terminals there reach nobody; nothing else changes. */
export const s04 = defineFault({
  id: 'S04',
  title: 'Mobile carrier outage in some regions',
  causes: ['C01', 'C07'],
  stages: ['terminal', 'access'],
  teams: ['network', 'terminal_fleet'],
  visibility: 'counter',
  window: { start: '2026-11-24T08:50:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '09:40', '09:30', '19:00'),
    minutes: minutes(150, 40, 150),
    carrier: choice('carrier_x', 'carrier_x', 'carrier_y', 'carrier_z'),
    /** Region names joined by `+`; `auto` = one in ten of the profile's regions, at least one. */
    regions: choice('auto', 'auto'),
    /** Share of the carrier's terminals there that are cut off. */
    size: share(0.8, 0.6, 1),
  },
  effect(world, p, mask) {
    const { profile, terminals } = world;
    const carrier = indexOf(
      'carrier',
      profile.carriers.map(([name]) => name),
      p.carrier,
    );
    const names = profile.regions.map(([name]) => name);
    const wanted =
      p.regions === 'auto'
        ? names.slice(0, Math.max(1, Math.round(names.length / 12)))
        : p.regions.split('+');
    const regions = new Set(wanted.map((name) => indexOf('region', names, name)));
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: { carriers: [p.carrier], regions: wanted },
      hooks: {
        cutOff(t, at) {
          if (at < p.onset || at >= end) return 0;
          const group = terminals.groups.all[terminals.group[t]!]!;
          if (group.carrier !== carrier || !regions.has(group.region)) return 0;
          return hashUnit(world.seed, 1041, t) < p.size ? mask : 0;
        },
      },
    };
  },
});
