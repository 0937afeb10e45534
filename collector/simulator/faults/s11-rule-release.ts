import { dayOf, dayText, instantText, minute } from '../clock.ts';
import { contractLine } from '../streams/prologue.ts';
import { sendChange } from '../streams/register.ts';
import { defineFault } from './fault.ts';
import { count, minutes, moment, share } from './parameters.ts';
import { pickMerchants } from './pick.ts';

/**
 * A release of settlement rules maps D+1 merchants to T+1. Contracts change in one step from the next clearing day on; the
 * settlement system uses the new mode at once, so money that is still promised for tomorrow gets no order. When the release
 * is taken back, a supplementary run orders it: after the morning's payouts were handed over, so it waits for the next ones,
 * and that is our own processing.
 */
export const s11 = defineFault({
  id: 'S11',
  title: 'Rule release maps D+1 merchants to T+1',
  causes: ['C12', 'C09'],
  stages: ['settlement', 'payout'],
  teams: ['settlement_ops', 'merchant_ops'],
  visibility: 'money',
  window: { start: '2026-11-20T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(0, '18:00', '10:00', '21:00'),
    /** Until the release is taken back. */
    minutes: minutes(1200, 1080, 1300),
    /** Share of the D+1 merchants, and the least number of them. */
    size: share(0.077, 0.05, 0.5),
    floor: count(12, 12, 12),
    /** Whether the contracts of record change too, or only what the settlement system makes of them. */
    recorded: { kind: 'switch', value: true },
  },
  effect(world, p, mask) {
    const { contracts } = world;
    const end = p.onset + p.minutes * minute;
    const daily = contracts.modes.indexOf('D+1');
    const working = contracts.modes.indexOf('T+1');
    let chosen = new Set<number>();

    function record(mode: number, at: number, origin: string): void {
      const from = dayOf(at) + 1;
      let n = 0;
      for (const merchant of chosen) {
        const when = at + 500 + n * 20;
        const version = contracts.change(merchant, mode, from);
        const line = contractLine(
          world,
          instantText(when),
          merchant,
          version,
          dayText(from),
          dayText(from - 400),
          'mode',
          origin,
          mode,
        );
        world.outbox.send('merchant', when, line, undefined, mask);
        n += 1;
      }
    }

    return {
      onset: p.onset,
      end,
      scope: {},
      begin() {
        world.at(p.onset, () => {
          const day = dayOf(p.onset);
          chosen = new Set(
            pickMerchants(world, p.size, p.floor, 1111, (m) => contracts.modeOf(m, day) === daily),
          );
          const id = `CHG-${dayText(day).replaceAll('-', '')}-SETTLE`;
          sendChange(
            world,
            {
              id,
              scope: 'settlement',
              type: 'settlement',
              effectiveAt: p.onset,
              owner: 'settlement_ops',
              acknowledged: true,
            },
            p.onset,
            mask,
          );
          if (p.recorded) record(working, p.onset, 'rule_release');
        });
        world.at(end, () => {
          if (p.recorded) record(daily, end, 'operations');
          world.settlement.supplement('D+1');
        });
      },
      hooks: {
        passesOver: (merchant, label) => {
          const now = world.now();
          return label === 'D+1' && now >= p.onset && now < end && chosen.has(merchant) ? mask : 0;
        },
      },
    };
  },
});
