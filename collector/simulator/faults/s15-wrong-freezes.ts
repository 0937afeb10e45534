import { dayOf, dayText, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { sendChange } from '../streams/register.ts';
import { defineFault } from './fault.ts';
import { count, minutes, moment, share } from './parameters.ts';
import { pickMerchants } from './pick.ts';

/** A pushed risk rule freezes merchants who did nothing; S+0 shops are hit hardest, they trade most conspicuously. */
export const s15 = defineFault({
  id: 'S15',
  title: 'Risk-rule push freezes merchants wrongly',
  causes: ['C24'],
  stages: ['account'],
  teams: ['risk_ops'],
  visibility: 'money',
  window: { start: '2026-11-24T12:30:00+08:00', hours: 24 },
  parameters: {
    onset: moment(0, '14:05', '09:30', '19:00'),
    /** Until everything is released. */
    minutes: minutes(105, 70, 200),
    /** Within which the freezes fall. */
    burst: minutes(40, 20, 60),
    size: share(0.0064, 0.005, 0.05),
    floor: count(24, 24, 24),
    /** Share of them with S+0 contracts. */
    instant: share(0.31, 0.2, 0.5),
  },
  effect(world, p, mask) {
    const end = p.onset + p.minutes * minute;
    const { contracts } = world;
    return {
      onset: p.onset,
      end,
      scope: {},
      begin() {
        world.at(p.onset, () => {
          const day = dayOf(p.onset);
          const isInstant = (m: number): boolean => contracts.modes[contracts.modeOf(m, day)] === 'S+0';
          const total = Math.max(p.floor, Math.round(p.size * world.merchants.count));
          const fast = pickMerchants(world, 0, Math.round(total * p.instant), 1151, isInstant);
          const rest = pickMerchants(world, 0, total - fast.length, 1152, (m) => !isInstant(m));
          const id = `CHG-${dayText(day).replaceAll('-', '')}-RISK`;
          sendChange(
            world,
            {
              id,
              scope: 'risk',
              type: 'risk_rule',
              effectiveAt: p.onset,
              owner: 'risk_ops',
              acknowledged: true,
            },
            p.onset,
            mask,
          );
          for (const merchant of [...fast, ...rest]) {
            const at = Math.floor(p.onset + 5_000 + p.burst * minute * hashUnit(world.seed, 1153, merchant));
            const until = Math.floor(end + 5 * minute * hashUnit(world.seed, 1154, merchant));
            world.at(at, () =>
              world.freezes.freeze({
                merchant,
                reason: 'risk_control',
                initiator: 'own_risk',
                function: 'payout',
                until,
                touched: mask,
              }),
            );
          }
        });
      },
    };
  },
});
