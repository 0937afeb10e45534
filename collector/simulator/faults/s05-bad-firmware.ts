import { dayOf, instantOf, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { sendFirmware } from '../streams/registry.ts';
import { declineWith } from './fail.ts';
import { defineFault } from './fault.ts';
import { minutes, moment, share } from './parameters.ts';
import { luckOf } from './pick.ts';

/** Codes a terminal's broken keys or formats show as, by the channel's table. */
const codes: Readonly<Record<string, readonly string[]>> = {
  card: ['A0', '99', '22'],
  qr: ['11'],
  wechat: ['SIGNERROR'],
  alipay: ['40002'],
};

/**
 * A new firmware is pushed at night to a few percent of the fleet; after the morning's restart part of what those
 * terminals send is refused. The roll-out itself is an ordinary change and no sign of the fault.
 */
export const s05 = defineFault({
  id: 'S05',
  title: 'Bad firmware on a canary group',
  causes: ['C04', 'C06'],
  stages: ['terminal'],
  teams: ['terminal_fleet', 'sre'],
  visibility: 'counter',
  window: { start: '2026-11-24T07:30:00+08:00', hours: 4 },
  parameters: {
    /** The first sale after the morning's restart. */
    onset: moment(0, '08:30', '08:00', '12:00'),
    minutes: minutes(150, 90, 200),
    /** Share of all terminals that get the firmware. */
    fleet: share(0.05, 0.04, 0.12),
    /** Share of their sales that are refused. */
    size: share(0.38, 0.3, 0.7),
  },
  effect(world, p, mask) {
    const { terminals, profile } = world;
    const model = 0;
    const target = profile.models[model]!;
    const newest = target.firmwares.length - 1;
    const chosen = new Set<number>();
    const previous = new Map<number, number>();
    const end = p.onset + p.minutes * minute;

    function push(firmware: (t: number) => number, at: number): void {
      let n = 0;
      for (const t of chosen) {
        const group = terminals.groups.all[terminals.group[t]!]!;
        previous.set(t, previous.get(t) ?? group.firmware);
        terminals.group[t] = terminals.groups.id(
          group.region,
          group.network,
          group.carrier,
          model,
          firmware(t),
        );
        sendFirmware(world, t, at + n * 50);
        n += 1;
      }
    }

    return {
      onset: p.onset,
      end,
      scope: { models: [target.id], firmwares: [target.firmwares[newest]![0]] },
      begin() {
        for (let t = 0; t < terminals.count; t += 1) {
          const group = terminals.groups.all[terminals.group[t]!]!;
          if (group.model === model && hashUnit(world.seed, 1051, t) < p.fleet / target.share) chosen.add(t);
        }
        const pushedAt = Math.max(world.now(), instantOf(dayOf(p.onset), 150));
        world.at(pushedAt, () => push(() => newest, pushedAt));
        world.at(end, () => push((t) => previous.get(t)!, end));
      },
      hooks: {
        attempt(a) {
          if (a.startedAt < p.onset || a.startedAt >= end || !chosen.has(a.terminal)) return;
          if (luckOf(world, a, 1052) >= p.size) return;
          const { id, family } = profile.channels[a.channel]!;
          const list = codes[family === 'wallet' ? id.replace('_mini', '') : family]!;
          declineWith(a, list[Math.floor(luckOf(world, a, 1053) * list.length)]!, mask);
        },
      },
    };
  },
});
