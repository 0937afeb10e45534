import { dayLength, hour, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { moment, share } from '../faults/parameters.ts';
import { hashUnit } from '../random.ts';
import { sendDecommission } from '../streams/registry.ts';

/** Shops give their terminals back in numbers; half of the registry follows a day later. */
export const b06 = defineSituation({
  id: 'B06',
  title: 'Terminals decommissioned, registry lags',
  window: { start: '2026-11-24T08:30:00+08:00', hours: 30 },
  parameters: {
    onset: moment(0, '10:00', '09:30', '12:00'),
    size: share(0.01, 0.005, 0.015),
  },
  effect(world, p) {
    const { terminals, merchants } = world;
    return {
      onset: p.onset,
      end: p.onset + dayLength,
      begin() {
        for (let t = 0; t < terminals.count; t += 1) {
          // A shop keeps its first terminal, or it would be closed.
          if (t === merchants.firstTerminal[terminals.merchant[t]!]) continue;
          if (hashUnit(world.seed, 2061, t) >= p.size * 2.5) continue;
          const at = Math.floor(p.onset + 6 * hour * hashUnit(world.seed, 2062, t));
          const lag = hashUnit(world.seed, 2063, t) < 0.5 ? 10 * minute : 22 * hour;
          world.at(at, () => {
            terminals.gone[t] = 1;
          });
          world.at(at + lag, () => {
            terminals.gone[t] = 2;
            sendDecommission(world, t, at + lag);
          });
        }
      },
    };
  },
});
