import { dayOf, instantText, minute, minutesOf } from '../clock.ts';
import type { Group } from '../population/groups.ts';
import { switchedOn } from '../population/terminals.ts';
import type { World } from '../world.ts';

interface Count {
  active: number;
  online: number;
  silent5m: number;
  silent15m: number;
  silent1h: number;
  silent24h: number;
}

const every = minute;

/** The fleet manager's snapshot every minute: the whole fleet by region, network, carrier, gateway and model. */
export function presence(world: World): void {
  const { terminals, hooks } = world;
  /** Minutes since the epoch at which each terminal was last heard. */
  const heard = new Int32Array(terminals.count).fill(Math.floor(world.start / minute) - 60);

  function snapshot(at: number): void {
    const counts = new Map<string, Count>();
    const now = Math.floor(at / minute);
    const day = dayOf(at);
    const minutes = minutesOf(at);
    let touched = 0;
    const ofGroup = terminals.groups.all.map((group) => countOf(counts, headOf(world, group)));
    for (let t = 0; t < terminals.count; t += 1) {
      if (terminals.gone[t] === 2) continue;
      const count = ofGroup[terminals.group[t]!]!;
      count.active += 1;
      if (switchedOn(terminals, t, day, minutes)) {
        let mask = 0;
        for (const cutOff of hooks.cutOff) mask |= cutOff(t, at);
        touched |= mask;
        if (mask === 0) {
          heard[t] = now;
          count.online += 1;
          continue;
        }
      }
      const silent = now - heard[t]!;
      if (silent >= 5) count.silent5m += 1;
      if (silent >= 15) count.silent15m += 1;
      if (silent >= 60) count.silent1h += 1;
      if (silent >= 1440) count.silent24h += 1;
    }
    const groups = [...counts].map(
      ([head, c]) =>
        `${head}"active":${c.active},"online":${c.online},"silent5m":${c.silent5m},"silent15m":${c.silent15m},"silent1h":${c.silent1h},"silent24h":${c.silent24h}}`,
    );
    const line = `{"kind":"terminal.presence","at":"${instantText(at)}","source":"tms","groups":[${groups.join()}]}`;
    world.outbox.send('tms', at, line, undefined, touched);
    world.at(at + every, () => snapshot(at + every));
  }

  world.at(world.start + 5_000, () => snapshot(world.start + 5_000));
}

function countOf(counts: Map<string, Count>, head: string): Count {
  let count = counts.get(head);
  if (count === undefined) {
    count = { active: 0, online: 0, silent5m: 0, silent15m: 0, silent1h: 0, silent24h: 0 };
    counts.set(head, count);
  }
  return count;
}

function headOf({ profile }: World, group: Group): string {
  const carrier = group.carrier < 0 ? '' : `"carrier":"${profile.carriers[group.carrier]![0]}",`;
  return (
    `{"region":"${profile.regions[group.region]![0]}","network":"${profile.networks[group.network]![0]}",${carrier}` +
    `"gateway":"${profile.gateways[group.gateway]}","model":"${profile.models[group.model]!.id}",`
  );
}
